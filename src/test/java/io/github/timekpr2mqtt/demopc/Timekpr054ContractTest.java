package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@Lab
class Timekpr054ContractTest extends PcContract {
    Timekpr054ContractTest(@TempDir Path folder) throws Exception {
        super(folder);
    }

    @Override
    ContractPc start(Path folder, String publicKey, String... children) throws IOException {
        return new LabContractPc(LabVersion.TIMEKPR_0_5_4, folder, publicKey, children);
    }
}
