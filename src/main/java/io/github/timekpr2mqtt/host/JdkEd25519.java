package io.github.timekpr2mqtt.host;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/**
 * Teaches Apache MINA SSHD the JDK's own Ed25519. MINA 2.20 knows Ed25519 only through BouncyCastle (20 MB of memory) or the
 * unmaintained library eddsa; without one of them it can use neither our key nor most PCs' host keys.
 *
 * <p>Public, with a public constructor, because MINA makes it by its name.
 */
public final class JdkEd25519 extends AbstractSecurityProviderRegistrar {
    private static final String PROVIDER = "SunEC";

    /** For MINA. */
    public JdkEd25519() {
        super(PROVIDER);
    }

    /**
     * To be called before anything else of MINA is used: what it has found by then it keeps. This package does so itself. Calling it
     * again does nothing, but it waits for a call that goes on.
     */
    public static synchronized void register() {
        // the property keeps MINA from looking for BouncyCastle; the call helps where MINA has looked already and found
        // nothing
        System.setProperty(SecurityUtils.SECURITY_PROVIDER_REGISTRARS, JdkEd25519.class.getName());
        SecurityUtils.registerSecurityProvider(new JdkEd25519());
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public Provider getSecurityProvider() {
        return Security.getProvider(PROVIDER);
    }

    /** Always false: what MINA asks the JDK for, it finds by the ordinary way of all providers. */
    @Override
    public boolean isSecurityEntitySupported(Class<?> type, String name) {
        return false;
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
        return Optional.of(new JdkEdDsa());
    }
}
