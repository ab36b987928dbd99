package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.dbus.CallFailed;
import io.github.timekpr2mqtt.dbus.CallTimedOut;
import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** What we call on a PC's bus: the bus itself, logind and Timekpr. */
final class BusCalls {
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    private static final Username NOBODY = new Username("nobody");
    private static final String ERROR = "org.freedesktop.DBus.Error.";

    private final BusChannel bus;
    private final String account;
    private final Duration patience;

    BusCalls(BusChannel bus, String account, Duration limit) {
        this.bus = bus;
        this.account = account;
        this.patience = limit.multipliedBy(2); // each call has the limit itself
    }

    /** Asks the bus for all signals that we want. */
    CompletableFuture<?> subscribe() {
        return CompletableFuture.allOf(
                Signals.MATCHES.stream().map(this::addMatch).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<List<Object>> addMatch(String rule) {
        return bus.call(Signals.BUS, BUS_PATH, Signals.BUS, "AddMatch", "s", rule);
    }

    /** Completes with the unique name of whoever owns this name, or with nothing if nobody does. */
    CompletableFuture<String> owner(String name) {
        return bus.call(Signals.BUS, BUS_PATH, Signals.BUS, "GetNameOwner", "s", name)
                .thenApply(body -> String.valueOf(body.get(0)))
                .exceptionallyCompose(e -> isError(e, "NameHasNoOwner")
                        ? CompletableFuture.completedFuture("")
                        : CompletableFuture.failedFuture(e));
    }

    /** Completes with everyone who is logged in. */
    CompletableFuture<Set<Username>> users() {
        return bus.call(Signals.LOGIND, "/org/freedesktop/login1", Signals.LOGIND + ".Manager", "ListUsers", "")
                .thenApply(BusCalls::names);
    }

    private static Set<Username> names(List<Object> body) {
        Set<Username> names = new TreeSet<>();
        if (body.get(0) instanceof List<?> users) {
            for (Object user : users) {
                if (user instanceof List<?> fields && fields.get(1) instanceof String name) {
                    Username.of(name).ifPresent(names::add); // what is no name is no account of Timekpr's either
                }
            }
        }
        return names;
    }

    /** Throws NO_ANSWER, LOST, BUS_DENIED, or BUS_REFUSED. */
    <T> T await(CompletableFuture<T> answer) throws Trouble {
        try {
            return Waiting.on(answer, patience);
        } catch (Waiting.Failed e) {
            Throwable cause = e.getCause();
            throw cause instanceof CallFailed failed ? ofBus(failed, account) : noAnswer(cause);
        }
    }

    /** The bus answered a call by an error: the account may not make it, or something else is wrong there. */
    static Trouble ofBus(CallFailed failed, String account) {
        boolean denied = failed.error().equals(ERROR + "AccessDenied");
        return new Trouble(
                denied ? Trouble.Kind.BUS_DENIED : Trouble.Kind.BUS_REFUSED,
                failed,
                account,
                denied ? "AccessDenied" : failed);
    }

    /** See {@link Link#check()}. */
    void check() throws Trouble {
        timekpr(Call.getUserInformation(NOBODY, "R"));
    }

    /** See {@link Link#mayConfigure()}. */
    boolean mayConfigure() throws Trouble {
        try {
            timekpr(Call.getTimekprConfiguration());
            return true;
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_ALLOWED || trouble.kind() == Trouble.Kind.REFUSED) {
                return false;
            }
            throw trouble;
        }
    }

    /** Throws NO_ANSWER, LOST, DAEMON_GONE, NOT_IN_GROUP, NOT_ALLOWED, or REFUSED. */
    Answer timekpr(Call call) throws Trouble {
        CompletableFuture<List<Object>> body = bus.call(
                Call.DESTINATION,
                Call.PATH,
                call.iface(),
                call.member(),
                call.signature(),
                call.args().toArray());
        try {
            return Answer.of(Waiting.on(body, patience));
        } catch (Waiting.Failed e) {
            throw e.getCause() instanceof CallFailed failed ? refused(call, failed) : noAnswer(e.getCause());
        } catch (IllegalArgumentException e) {
            throw new Trouble(Trouble.Kind.REFUSED, e, e);
        }
    }

    private Trouble refused(Call call, CallFailed failed) {
        return switch (failed.error()) {
            case ERROR + "AccessDenied" ->
                call.iface().equals(Call.OWN_INTERFACE)
                        ? new Trouble(Trouble.Kind.NOT_ALLOWED, failed, account)
                        : new Trouble(Trouble.Kind.NOT_IN_GROUP, failed, account, account);
            case ERROR + "ServiceUnknown", ERROR + "NameHasNoOwner" -> new Trouble(Trouble.Kind.DAEMON_GONE, failed);
            // the daemon died over it: what it did before is not known
            case ERROR + "NoReply" -> new Trouble(Trouble.Kind.NO_ANSWER, failed, failed);
            default -> new Trouble(Trouble.Kind.REFUSED, failed, failed);
        };
    }

    private static Trouble noAnswer(Throwable cause) {
        return cause instanceof CallTimedOut || cause instanceof TimeoutException
                ? new Trouble(Trouble.Kind.NO_ANSWER, cause, cause)
                : new Trouble(Trouble.Kind.LOST, cause, cause);
    }

    private static boolean isError(Throwable e, String name) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof CallFailed failed && failed.error().equals(ERROR + name);
    }
}
