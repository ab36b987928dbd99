package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Announcements;
import io.github.timekpr2mqtt.homeassistant.Dashboard;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Renamed;
import io.github.timekpr2mqtt.homeassistant.ShownDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** The YAML of a dashboard of all that was announced to Home Assistant. */
final class DashboardText {
    private static final int WIDTH = 120;

    /** To Home Assistant, which reads YAML 1.1, these are no texts. */
    private static final Pattern OTHER_THAN_TEXT =
            Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~|[-+.]?[0-9].*|<<|=");

    private DashboardText() {}

    /** @throws Refused if there is nothing to show, or something was renamed that is not in it */
    static String of(Announcements known, Renamed renamed) throws Refused {
        if (known.devices().isEmpty()) {
            throw new Refused("there is nothing to show: no PC and no child was announced to Home Assistant yet");
        }
        List<ShownDevice> devices = new ArrayList<>();
        try {
            for (var device : known.devices().values()) {
                devices.add(ShownDevice.of(
                        device.subject(), Json.nested(device.version().payload())));
            }
        } catch (IOException e) {
            throw new IllegalStateException("not as it was sent", e);
        }
        devices.sort(Comparator.comparing(ShownDevice::name));
        return text(Dashboard.of(devices, renamed));
    }

    private static String text(Map<String, Object> dashboard) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setDereferenceAliases(true)
                .setWidth(WIDTH)
                .setSplitLines(false)
                .build();
        return new Dump(settings, new Representer(settings)).dumpToString(dashboard);
    }

    private static final class Representer extends StandardRepresenter {
        Representer(DumpSettings settings) {
            super(settings);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean isQuoted =
                    tag.equals(Tag.STR) && OTHER_THAN_TEXT.matcher(value).matches();
            return super.representScalar(tag, value, isQuoted ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}
