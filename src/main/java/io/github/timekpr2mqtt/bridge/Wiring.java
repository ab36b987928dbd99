package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Discovery;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.Ssh;
import io.github.timekpr2mqtt.mqtt.BrokerOptions;
import io.github.timekpr2mqtt.storage.BackupMark;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.FolderLock;
import io.github.timekpr2mqtt.storage.LineFile;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Joins the packages, none of which knows another's options. */
@Factory
final class Wiring {
    private final Options options;
    private final DataFolder data;
    private final Meeting meeting;
    private final Look look;
    private final Holding holding;

    Wiring(Options options, DataFolder data, Meeting meeting, Look look, Holding holding) {
        this.options = options;
        this.data = data;
        this.meeting = meeting;
        this.look = look;
        this.holding = holding;
    }

    @Singleton
    Version version() {
        return Version.ofThisProgram();
    }

    @Singleton
    Topics topics() {
        return new Topics(options.baseTopic(), options.mqtt().discoveryPrefix(), options.instance());
    }

    @Singleton
    Discovery discovery(Topics topics, Version version) {
        return new Discovery(
                topics, version.text(), version.url(), options.mqtt().qos());
    }

    @Singleton
    StateQos stateQos() {
        return new StateQos(options.mqtt().qos());
    }

    /** Made before anything that connects; two with one base topic would both give what is pressed once. */
    @Singleton
    BrokerOptions broker(FolderLock lock) { // of two in one folder the lock says more
        BrokerOptions broker = meeting.broker();
        look.other().join().ifPresent(words -> {
            throw new CannotStart(words);
        });
        return broker;
    }

    @Singleton
    @Bean(preDestroy = "close")
    FolderLock lock() {
        return holding.lock();
    }

    @Singleton
    Documents documents(FolderLock lock, ObjectMapper mapper) throws IOException {
        return Documents.open(data.path(), mapper);
    }

    @Singleton
    LineFile audit(FolderLock lock) { // the lock makes the folder
        return new LineFile(data.path(), "audit");
    }

    @Singleton
    BackupMark backupMark(Documents documents) {
        return new BackupMark(documents);
    }

    @Singleton
    PcDocuments pcDocuments(Documents documents) {
        return new PcDocuments(documents);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Ssh ssh(OwnKey key) {
        return new Ssh(key, DataFolder.hostKeys(data.path()));
    }

    @Singleton
    OwnKey ownKey(FolderLock lock) throws IOException {
        try {
            Keys own = holding.keys(); // first: what comes to MINA before it is another thread's
            return new OwnKey(data.path(), own, options, GivenKeys.of(options));
        } catch (BadOption e) {
            throw new CannotStart(e.line());
        } catch (FileSystemException e) { // a damaged key has words of its own
            throw DataFolder.unusable(e);
        }
    }
}
