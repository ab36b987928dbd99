package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Brings what the peer sends to the calls that wait for it and to the listener. What the listener throws is its own fault: reported. */
final class Dispatch implements Intake.Sink {
    private final OpenCalls calls;
    private final DBusConnection.Listener listener;
    private final BooleanSupplier hasEnded;

    /** {@code hasEnded} is true from the message on that ended the connection, to the end of the piece it came in. */
    Dispatch(OpenCalls calls, DBusConnection.Listener listener, BooleanSupplier hasEnded) {
        this.calls = calls;
        this.listener = listener;
        this.hasEnded = hasEnded;
    }

    @Override
    public boolean wants(Message head) {
        return switch (head.type()) {
            case CALL -> false; // nothing of ours can be called, and to answer a stranger helps only the stranger
            case RETURN, ERROR -> true;
            case SIGNAL -> !hasEnded.getAsBoolean() && listenerWants(head);
        };
    }

    private boolean listenerWants(Message head) {
        try {
            return listener.wants(head);
        } catch (RuntimeException e) {
            report(e);
            return false;
        }
    }

    @Override
    public void message(Message message) {
        switch (message.type()) {
            case CALL -> {} // not wanted
            case RETURN -> calls.answered(message.replySerial(), message.body());
            case ERROR -> calls.refused(message.replySerial(), new CallFailed(message.error(), text(message)));
            case SIGNAL -> told(() -> listener.signal(message));
        }
    }

    private static String text(Message failure) {
        return failure.body().isEmpty() ? "" : String.valueOf(failure.body().get(0));
    }

    @Override
    public void tooLong(Message head, long length) {
        switch (head.type()) {
            case CALL, SIGNAL -> {} // its reply serial, if any, was chosen by whoever sent it
            case RETURN, ERROR -> {
                IOException why = new IOException("an answer of " + length + " bytes, which is too long");
                calls.failed(head.replySerial(), why);
            }
        }
    }

    void closed(IOException why) {
        told(() -> listener.closed(why));
    }

    static void told(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            report(e);
        }
    }

    private static void report(RuntimeException fault) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }
}
