"""What the lab says to its Home Assistant. Runs on that one's own Python, inside the tree; called by homeassistant.sh."""

import asyncio, base64, fnmatch, json, os, secrets, signal, sqlite3, subprocess, sys, tempfile, time
from pathlib import Path

RUN = Path("/lab/run")
LIMIT = 600  # seconds; a start takes 3 to 5 on an idle machine
CHROMIUM = ["chromium-headless-shell", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--remote-debugging-port=0", "--remote-allow-origins=*"]


def requirements():
    """What pip must install so that no start downloads anything: the needs of all that is loaded, and of what these load."""
    import homeassistant
    from homeassistant.bootstrap import CORE_INTEGRATIONS, DEFAULT_INTEGRATIONS

    configured = {line.split(":")[0] for line in Path("/lab/bin/configuration.yaml").read_text().splitlines()}
    # set up later; used by http when it is there; imported by parts that work without them
    unnamed = {"mqtt", "local_calendar", "local_todo", "isal", "hassio", "stream", "assist_pipeline"}
    todo, seen, found = {*unnamed, *configured, *CORE_INTEGRATIONS, *DEFAULT_INTEGRATIONS}, set(), set()
    while todo:
        seen.add(domain := todo.pop())
        manifest = Path(homeassistant.__file__).parent / "components" / domain / "manifest.json"
        manifest = json.loads(manifest.read_text())
        found.update(manifest.get("requirements", []))
        todo |= {*manifest.get("dependencies", [])} - seen
    print("\n".join(sorted(found)))


class Refused(Exception):
    """An answer of Home Assistant that is not the one asked for; while it starts, a matter of time."""


async def until(what, probe):
    import aiohttp

    end, why = time.monotonic() + LIMIT, ""
    while time.monotonic() < end:
        try:
            if result := await probe():
                return result
        except (aiohttp.ClientError, OSError, Refused) as e:
            why = f" ({e})"
        if not Path("/proc", (RUN / "pid").read_text().strip()).exists():
            sys.exit("it has ended")
        await asyncio.sleep(0.2)
    sys.exit(f"after {LIMIT} s still {what}{why}")


class Talk:
    def __init__(self, http):
        self.http, self.address, self.socket, self.last_id = http, (RUN / "address").read_text().strip(), None, 0
        self.token_file = RUN / "token"
        self.token = self.token_file.read_text() if self.token_file.exists() else None

    async def rest(self, method, path, **body):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self.http.request(method, self.address + path, headers=headers, **body) as answer:
            if answer.status >= 300:
                raise Refused(f"{method} {path}: {answer.status} {await answer.text()}")
            return await answer.json()

    async def ask(self, **command):
        """One websocket command: what REST does not offer."""
        if not self.socket:
            self.socket = await self.http.ws_connect(self.address + "/api/websocket", max_msg_size=0)
            await self.socket.receive_json()
            await self.socket.send_json({"type": "auth", "access_token": self.token})
            await self.socket.receive_json()
        self.last_id += 1
        await self.socket.send_json({"id": self.last_id, **command})
        answer = await self.socket.receive_json()
        if not answer["success"]:
            raise Refused(f"{command['type']}: {answer['error']}")
        return answer["result"]

    async def ready(self):
        """Onboards at the first start; returns when everything is loaded, MQTT too. Safe to repeat."""
        async def up():
            return await self.rest("GET", "/api/onboarding")

        async def running():
            return (await self.rest("GET", "/api/config"))["state"] == "RUNNING"

        async def mqtt():
            return [entry["state"] for entry in await self.ask(type="config_entries/get", domain="mqtt")]

        async def connected():
            return await mqtt() == ["loaded"]

        if not self.token:
            await until("no answer", up)
            await self.onboard()
        await until("not running", running)
        if not await mqtt():
            await self.set_up_mqtt()
        await until("not connected to the broker", connected)

    async def onboard(self):
        me = {"client_id": self.address + "/"}
        user = {"name": "Parent", "username": "parent", "password": secrets.token_hex(), "language": "en"}
        code = (await self.rest("POST", "/api/onboarding/users", json=me | user))["auth_code"]
        login = me | {"grant_type": "authorization_code", "code": code}
        self.token = (await self.rest("POST", "/auth/token", data=login))["access_token"]  # for half an hour
        self.token = await self.ask(type="auth/long_lived_access_token", client_name="lab", lifespan=3650)
        self.token_file.touch(mode=0o600)
        self.token_file.write_text(self.token)

    async def set_up_mqtt(self):
        """The dialogue a person goes through. Its answers are found by name, because its sections move between releases."""
        known = {"broker": "127.0.0.1", "port": int((RUN / "broker").read_text()), "set_client_cert": False, "set_ca_cert": "off"}

        def fill(schema):
            return {field["name"]: fill(field["schema"]) if field.get("type") == "expandable"
                    else known.get(field["name"], field.get("default"))
                    for field in schema if field.get("required") or field["name"] in known}

        path = "/api/config/config_entries/flow"
        form = await self.rest("POST", path, json={"handler": "mqtt"})
        end = await self.rest("POST", f"{path}/{form['flow_id']}", json=fill(form["data_schema"]))
        if end["type"] != "create_entry":
            raise Refused(f"MQTT was not set up: {end.get('errors', end)}")

    async def states(self, glob="*"):
        for state in sorted(await self.rest("GET", "/api/states"), key=lambda each: each["entity_id"]):
            if fnmatch.fnmatch(state["entity_id"], glob):
                print(f"{state['entity_id']:60} {state['state']:30} {state['attributes'].get('friendly_name', '')}")

    async def call(self, service, data="{}"):
        print(await self.rest("POST", f"/api/services/{service.replace('.', '/')}", json=json.loads(data)))

    async def registry(self):
        entities = [each for each in await self.ask(type="config/entity_registry/list") if each["platform"] == "mqtt"]
        mine = {each["device_id"] for each in entities}
        devices = [each for each in await self.ask(type="config/device_registry/list") if each["id"] in mine]
        print(json.dumps({"devices": devices, "entities": entities}, indent=1))

    async def disable(self, entity):
        await self.ask(type="config/entity_registry/update", entity_id=entity, disabled_by="user")

    async def rows(self, since):
        with sqlite3.connect("file:/lab/run/config/home-assistant_v2.db?mode=ro", uri=True) as recorder:
            rows = recorder.execute("select states_meta.entity_id, count(*) from states join states_meta using (metadata_id)"
                                    " where last_updated_ts > ? group by 1", [float(since)])
            print(json.dumps(dict(rows.fetchall())))

    async def screenshot(self, path, width="1280", height="900"):
        with tempfile.TemporaryDirectory() as profile:
            port = Path(profile, "DevToolsActivePort")
            browser = subprocess.Popen([*CHROMIUM, f"--user-data-dir={profile}"], stderr=subprocess.DEVNULL,
                                       start_new_session=True)
            try:
                async def listening():
                    return port.exists() and port.read_text().splitlines()
                devtools = await until("no browser", listening)
                png = await self.photograph(f"ws://127.0.0.1:{devtools[0]}{devtools[1]}", path, int(width), int(height))
            finally:
                os.killpg(browser.pid, signal.SIGKILL)  # with its helpers, which outlive it otherwise
                browser.wait()
        sys.stdout.buffer.write(png)

    async def photograph(self, devtools, path, width, height):
        socket, last_id, page = await self.http.ws_connect(devtools, max_msg_size=0), 0, {}

        async def do(method, **params):
            nonlocal last_id
            last_id += 1
            await socket.send_json({"id": last_id, "method": method, "params": params, **page})
            while (answer := await socket.receive_json()).get("id") != last_id:
                pass
            return answer["result"] if "result" in answer else sys.exit(f"{method}: {answer['error']}")

        async def loaded():  # the launch screen goes when the first panel is there
            probe = "!!document.querySelector('home-assistant') && !document.querySelector('#ha-launch-screen')"
            return (await do("Runtime.evaluate", expression=probe))["result"].get("value")

        async def still():  # two pictures a second apart are the same: nothing is being loaded any more
            async def picture():
                return (await asyncio.wait_for(do("Page.captureScreenshot", format="png"), 60))["data"]
            now = await picture()
            for _ in range(20):  # a page with a clock or a turning wheel is never still
                before = now
                await asyncio.sleep(1)
                if (now := await picture()) == before:
                    break
            return now

        target = (await do("Target.createTarget", url="about:blank"))["targetId"]
        page["sessionId"] = (await do("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        login = {"access_token": self.token, "token_type": "Bearer", "expires_in": 10**8, "expires": int(time.time() * 1000) + 10**11,
                 "refresh_token": "", "hassUrl": self.address, "clientId": self.address + "/"}
        await do("Page.enable")
        await do("Page.addScriptToEvaluateOnNewDocument", source=f"localStorage.setItem('hassTokens', {json.dumps(json.dumps(login))})")
        await do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        await do("Page.navigate", url=self.address + path)
        await until("not on the screen", loaded)
        return base64.b64decode(await still())


async def main(command, *words):
    import aiohttp

    async with aiohttp.ClientSession() as http:
        await getattr(Talk(http), command)(*words)


if sys.argv[1] == "requirements":
    requirements()
else:
    try:
        asyncio.run(main(*sys.argv[1:]))
    except Refused as e:
        sys.exit(str(e))
