package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What the program says of itself stands in the build file, and nowhere else. */
class VersionTest {
    private static String ofProject(String element) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        return XPathFactory.newInstance().newXPath().evaluate("/project/" + element, pom);
    }

    @Test
    void it_is_that_of_the_build() throws Exception {
        assertEquals(new Version(ofProject("version"), ofProject("url")), Version.ofThisProgram());
    }
}
