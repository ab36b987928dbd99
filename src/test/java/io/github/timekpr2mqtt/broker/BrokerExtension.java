package io.github.timekpr2mqtt.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class a {@link Broker} of their own, and says which kind it is. One for the whole run would not do:
 * the embedded one, once restarted by another class, was seen to deliver a payload on a topic that it was not sent to.
 */
public final class BrokerExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace RUN = ExtensionContext.Namespace.create(BrokerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Broker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext testClass = context;
        while (testClass.getTestMethod().isPresent()) {
            testClass = testClass.getParent().orElseThrow();
        }
        return testClass
                .getStore(RUN)
                .computeIfAbsent(Broker.class, key -> create(System.getProperty("test.broker", "auto")), Broker.class);
    }

    /** The store closes it at the end of the class. */
    public static Broker create(String wanted) {
        try {
            Broker broker = switch (wanted) {
                case "auto" -> ContainerBroker.isPossible() ? new ContainerBroker() : new EmbeddedBroker();
                case "embedded" -> new EmbeddedBroker();
                case "container" -> ContainerBroker.certain();
                default ->
                    throw new IllegalArgumentException("test.broker is auto, embedded or container, not " + wanted);
            };
            System.out.println("Broker: " + broker.kind() + ", port " + broker.port());
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
