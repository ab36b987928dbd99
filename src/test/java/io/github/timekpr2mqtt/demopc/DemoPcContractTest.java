package io.github.timekpr2mqtt.demopc;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DemoPcContractTest extends PcContract {
    DemoPcContractTest(@TempDir Path folder) throws Exception {
        super(folder);
    }

    @Override
    ContractPc start(Path folder, String publicKey, String... children) throws IOException {
        return new DemoContractPc(publicKey, children);
    }
}
