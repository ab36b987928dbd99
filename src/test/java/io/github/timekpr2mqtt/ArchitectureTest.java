package io.github.timekpr2mqtt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.micronaut.health.HealthStatus;
import io.micronaut.scheduling.annotation.Scheduled;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which package may use which, and that the pure ones are pure. */
class ArchitectureTest {
    private static final String ROOT = "io.github.timekpr2mqtt";
    private static final String[] PURE = {
        ROOT + ".timekpr..", ROOT + ".changes..", ROOT + ".history..", ROOT + ".homeassistant.."
    };
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Everything outside the JDK's values, and what in them asks the machine. */
    private static ArchRule pure(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.util.concurrent..",
                        "javax..",
                        "jakarta..",
                        "io.micronaut..",
                        "org.slf4j..",
                        "org.apache..",
                        "com.hivemq..")
                .orShould()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("now")))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.time.Clock.class, System.class, Thread.class, java.util.Date.class, java.util.Random.class)
                .allowEmptyShould(true);
    }

    @Test
    void the_pure_packages_touch_no_input_or_output_no_clock_and_no_framework() {
        pure(PURE).check(MAIN);
    }

    @Test
    void the_purity_rule_goes_red_on_a_class_that_asks_for_the_time() {
        JavaClasses impure = new ClassFileImporter().importClasses(AsksForTheTime.class);
        assertThrows(AssertionError.class, () -> pure(ROOT).check(impure));
    }

    static final class AsksForTheTime {
        static LocalDate today() {
            return LocalDate.now(java.time.ZoneOffset.UTC);
        }
    }

    @Test
    void each_package_uses_only_what_the_design_allows() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .withOptionalLayers(true)
                .layer("timekpr")
                .definedBy(ROOT + ".timekpr")
                .layer("changes")
                .definedBy(ROOT + ".changes")
                .layer("history")
                .definedBy(ROOT + ".history")
                .layer("homeassistant")
                .definedBy(ROOT + ".homeassistant")
                .layer("host")
                .definedBy(ROOT + ".host")
                .layer("dbus")
                .definedBy(ROOT + ".dbus")
                .layer("mqtt")
                .definedBy(ROOT + ".mqtt")
                .layer("storage")
                .definedBy(ROOT + ".storage")
                .layer("config")
                .definedBy(ROOT + ".config")
                .layer("backup")
                .definedBy(ROOT + ".backup")
                .layer("bridge")
                .definedBy(ROOT + ".bridge")
                .whereLayer("timekpr")
                .mayNotAccessAnyLayer()
                .whereLayer("changes")
                .mayOnlyAccessLayers("timekpr")
                .whereLayer("history")
                .mayOnlyAccessLayers("timekpr")
                .whereLayer("homeassistant")
                .mayOnlyAccessLayers("changes", "history", "timekpr")
                .whereLayer("host")
                .mayOnlyAccessLayers("timekpr", "dbus")
                .whereLayer("dbus")
                .mayNotAccessAnyLayer()
                .whereLayer("mqtt")
                .mayNotAccessAnyLayer()
                .whereLayer("storage")
                .mayOnlyAccessLayers("changes", "history", "timekpr")
                .whereLayer("config")
                .mayNotAccessAnyLayer()
                .whereLayer("backup")
                .mayNotAccessAnyLayer()
                .check(MAIN);
    }

    @Test
    void every_class_lives_one_level_below_the_root() {
        classes().should().resideInAnyPackage(ROOT + ".*").check(MAIN);
    }

    @Test
    void packages_are_free_of_cycles() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void class_names_are_of_the_field() {
        classes()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameNotMatching(
                        ".*(Manager|Service|Helper|Utils?|Impl|Data|Info|Processor|Wrapper|Base|Abstract|Model|DTO|Dto)")
                .check(MAIN);
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() {
        for (JavaClass c : MAIN) {
            assertThrowsNothing(() -> Class.forName(c.getPackageName() + ".package-info"));
        }
    }

    private static void assertThrowsNothing(org.junit.jupiter.api.function.Executable e) {
        org.junit.jupiter.api.Assertions.assertDoesNotThrow(e);
    }

    /** The annotations that are of another package than the beans which do what they say. */
    private static final String[] BY_WHICH_THEY_ARE_ASKED_FOR = {
        "io.micronaut.scheduling.annotation..", "io.micronaut.runtime.context.scope.."
    };

    /** Micronaut's packages whose beans the jar leaves out: {@code META-INF/micronaut/<any list>/<package>.*} in the shade filter. */
    private static List<String> leftOut() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher excludes = Pattern.compile(
                        "<exclude>META-INF/micronaut/\\*/(io\\.micronaut\\.[a-z0-9.]+)\\.\\*</exclude>")
                .matcher(pom);
        List<String> packages =
                excludes.results().map(exclude -> exclude.group(1)).toList();
        assertEquals(pom.split("<exclude>META-INF/micronaut/", -1).length - 1, packages.size());
        return packages;
    }

    private static ArchRule without(List<String> packages) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.stream().map(each -> each + "..").toArray(String[]::new))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(BY_WHICH_THEY_ARE_ASKED_FOR)
                .allowEmptyShould(true);
    }

    @Test
    void no_class_uses_what_the_jar_has_no_beans_for() throws IOException {
        without(leftOut()).check(MAIN);
    }

    @Test
    void that_rule_goes_red_on_a_class_that_tells_micronaut_of_its_health_and_one_that_is_scheduled()
            throws IOException {
        JavaClasses healthy = new ClassFileImporter().importClasses(TellsOfItsHealth.class);
        JavaClasses late = new ClassFileImporter().importClasses(ComesAgain.class);
        List<String> packages = leftOut();
        assertThrows(AssertionError.class, () -> without(packages).check(healthy));
        assertThrows(AssertionError.class, () -> without(packages).check(late));
    }

    static final class ComesAgain {
        @Scheduled(fixedDelay = "1h")
        void again() {}
    }

    static final class TellsOfItsHealth {
        static HealthStatus health() {
            return HealthStatus.UP;
        }
    }

    /** A package that Micronaut has renamed would be left out in vain. */
    @Test
    void each_package_that_is_left_out_has_beans() throws IOException {
        Set<String> names = new TreeSet<>();
        for (URL list : Collections.list(HealthStatus.class.getClassLoader().getResources("META-INF/micronaut"))) {
            if (list.openConnection() instanceof JarURLConnection in) {
                in.setUseCaches(false); // that jar is Java's own
                try (JarFile jar = in.getJarFile()) {
                    jar.stream()
                            .map(entry -> entry.getName().replaceFirst(".*/", ""))
                            .forEach(names::add);
                }
            }
        }
        for (String each : leftOut()) {
            assertTrue(names.stream().anyMatch(name -> name.startsWith(each + ".")), each);
        }
    }
}
