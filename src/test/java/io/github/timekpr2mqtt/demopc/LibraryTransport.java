package io.github.timekpr2mqtt.demopc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.config.TransportConfig;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.spi.transport.ITransportProvider;

/** How the library dbus-java reaches a bus behind SSH: by {@code ssh:port=…}, a socket whose other end is the channel. */
final class LibraryTransport extends AbstractTransport {
    private LibraryTransport(BusAddress address, TransportConfig config) {
        super(address, config);
    }

    /** Found by the library, which makes it by its name. */
    public static final class Provider implements ITransportProvider {
        @Override
        public String getTransportName() {
            return "ssh";
        }

        @Override
        public AbstractTransport createTransport(BusAddress address, TransportConfig config) {
            return new LibraryTransport(address, config);
        }

        @Override
        public String getSupportedBusType() {
            return "SSH";
        }

        @Override
        public String createDynamicSessionAddress(boolean listening) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    protected SocketChannel connectImpl() throws IOException {
        int port = Integer.parseInt(getAddress().getParameterValue("port"));
        return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    protected boolean hasFileDescriptorSupport() {
        return false;
    }

    @Override
    protected SocketChannel acceptImpl() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void bindImpl() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected boolean isBound() {
        return false;
    }

    @Override
    protected void closeTransport() {
        // its socket is closed by the library
    }
}
