package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress("den.lan", new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_name_becomes_its_addresses_but_not_too_many() throws Trouble {
        Addresses addresses = new Addresses(host -> new InetAddress[] {address(1), address(2), address(3), address(4)});

        assertEquals(List.of("192.0.2.1", "192.0.2.2", "192.0.2.3"), addresses.of("den.lan", LONG));
    }

    @Test
    void an_address_stands_for_itself() throws Trouble {
        assertEquals(List.of("192.0.2.20"), new Addresses(InetAddress::getAllByName).of("192.0.2.20", LONG));
    }

    @Test
    void an_unknown_name_is_asked_for_again_the_next_time() throws Trouble {
        AtomicInteger asked = new AtomicInteger();
        Addresses addresses = new Addresses(host -> {
            if (asked.incrementAndGet() == 1) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {address(1)};
        });

        Trouble trouble = assertThrows(Trouble.class, () -> addresses.of("den.lan", LONG));

        assertEquals(Kind.HOST_UNKNOWN, trouble.kind());
        await().untilAsserted(() -> assertEquals(List.of("192.0.2.1"), addresses.of("den.lan", LONG)));
    }

    @Test
    void a_silent_name_server_holds_nobody_and_is_asked_once_at_a_time() throws Trouble {
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        Addresses addresses = new Addresses(host -> {
            asked.incrementAndGet();
            return answer.join();
        });

        for (int i = 0; i < 3; i++) {
            Trouble trouble = assertThrows(Trouble.class, () -> addresses.of("den.lan", Duration.ofMillis(20)));
            assertEquals(Kind.HOST_UNKNOWN, trouble.kind());
        }

        assertEquals(1, asked.get());
        answer.complete(new InetAddress[] {address(1)});
        assertEquals(List.of("192.0.2.1"), addresses.of("den.lan", LONG));
    }
}
