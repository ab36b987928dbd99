package io.github.timekpr2mqtt.host;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;

/** How MINA's client is set: our keys alone, our host keys alone, limits everywhere. */
final class SshSettings {
    private static final AttributeKey<Beginning> BEGINNING = new AttributeKey<>();
    private static final AttributeKey<PublicKey> KEY = new AttributeKey<>();
    private static final int LOST_HEARTBEATS = 2;

    /** A write waits that long if the PC takes nothing; some 10,000 calls fit before it comes to that. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private SshSettings() {}

    static SshClient client(Limits limits) {
        JdkEd25519.register();
        SshClient client = SshClient.setUpDefaultClient();
        client.setNioWorkers(1);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER); // each session gets those of its PC
        client.setPublicKeyAuthenticationReporter(new Accepted());
        client.setUserInteraction(new Unattended());
        client.setAgentFactory(null);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setServerKeyVerifier((session, address, serverKey) -> of(session).accepts(serverKey));
        client.addSessionListener(new Watch());
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, limits.heartbeat());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, LOST_HEARTBEATS);
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(client, WINDOW);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO); // the heart-beat says when a PC is gone
        // MINA sends no heart-beat while keys are exchanged, so a PC that goes away then would not be missed
        CoreModuleProperties.REKEY_TIME_LIMIT.set(client, Duration.ZERO);
        return client;
    }

    /** The key of ours that the PC took. */
    static PublicKey keyOf(ClientSession session) {
        PublicKey key = session.getAttribute(KEY);
        if (key == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return key;
    }

    private static final class Accepted implements PublicKeyAuthenticationReporter {
        @Override
        public void signalAuthenticationAttempt(
                ClientSession session, String service, KeyPair identity, String algorithm) {
            of(session).offered(identity.getPublic());
        }

        @Override
        public void signalSignatureAttempt(
                ClientSession session, String service, KeyPair identity, String algorithm, byte[] signature) {
            of(session).signed();
        }

        @Override
        public void signalAuthenticationSuccess(ClientSession session, String service, KeyPair identity) {
            session.setAttribute(KEY, identity.getPublic());
        }
    }

    /** Nobody is there to be asked something, but what is said is kept: MINA passes it on only where people may be asked. */
    private static final class Unattended implements UserInteraction {
        @Override
        public void welcome(ClientSession session, String banner, String language) {
            of(session).told(banner);
        }

        @Override
        public String[] interactive(
                ClientSession session,
                String name,
                String instruction,
                String language,
                String[] prompt,
                boolean[] echo) {
            return new String[0];
        }

        @Override
        public String getUpdatedPassword(ClientSession session, String prompt, String language) {
            throw new UnsupportedOperationException("we have no password");
        }
    }

    /** What a connection is given, to check its host key and to remember what happens on it. */
    static AttributeRepository context(Beginning beginning) {
        return AttributeRepository.ofKeyValuePair(BEGINNING, beginning);
    }

    private static Beginning of(Session session) {
        AttributeRepository context =
                (AttributeRepository) session.getIoSession().getAttribute(AttributeRepository.class);
        Beginning beginning = context == null ? null : context.getAttribute(BEGINNING);
        if (beginning == null) {
            throw new IllegalStateException("a connection without its context");
        }
        return beginning;
    }

    private static final class Watch implements SessionListener {
        /** Asked while the session is being made, and never again. */
        @Override
        public void sessionEstablished(Session session) {
            CoreModuleProperties.SEND_IMMEDIATE_IDENTIFICATION.set(
                    session, !of(session).listensFirst());
        }

        @Override
        public void sessionCreated(Session session) {
            of(session).connected();
        }

        @Override
        public void sessionPeerIdentificationLine(Session session, String line, List<String> before) {
            of(session).line(line);
        }

        @Override
        public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
            proposal.put(KexProposalOption.SERVERKEYS, of(session).proposal());
        }

        @Override
        public void sessionException(Session session, Throwable why) {
            of(session).failed(why);
        }
    }
}
