package dev.evertill.till;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the till, each with its reason. There is no list of exceptions. */
class HouseRulesTest {
  private static final String TILL = "dev.evertill.till.";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.evertill.till");

  private static final Set<String> NOT_THE_CLOCK_HANDED_IN =
      Set.of(
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.time.Clock.tickMillis",
          "java.time.Clock.tickSeconds",
          "java.time.Clock.tickMinutes",
          "java.time.InstantSource.system",
          "java.lang.System.currentTimeMillis");

  private static final String[] JDK = {"java.lang..", "java.util..", "java.math..", "java.time.."};

  private static String till(String name) {
    return TILL + name;
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    Stream.of(more).map(name -> name.contains(".") ? name : till(name)).forEach(all::add);
    return all.toArray(String[]::new);
  }

  private static void onlyKnows(String[] packages, String[] allowed, String because) {
    classes()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(allowed, packages))
        .because(because)
        .check(OURS);
  }

  private static String[] these(String... names) {
    return Stream.of(names).map(HouseRulesTest::till).toArray(String[]::new);
  }

  @Test
  void moneyKnowsTheJdkAlone() {
    onlyKnows(these("money"), JDK, "amounts are functions: nothing to mock, nothing to wait for");
  }

  @Test
  void staffKnowsTheJdkAlone() {
    onlyKnows(these("staff"), JDK, "who may do what is a rule, not a service");
  }

  @Test
  void aSaleKnowsMoney() {
    onlyKnows(these("sale.."), with(JDK, "money"), "a basket adds up without anybody's help");
  }

  @Test
  void aShiftKnowsMoneyAndSales() {
    onlyKnows(
        these("shift"),
        with(JDK, "money", till("sale..")),
        "a drawer is what was sold and counted");
  }

  @Test
  void aSalesPartsKnowMoneyAlone() {
    onlyKnows(these("sale.code"), with(JDK, "money"), "a code is read before there is a sale");
    onlyKnows(these("sale.tax"), with(JDK, "money"), "tax is of amounts, whoever sells");
    onlyKnows(
        these("sale.promotion"), with(JDK, "money"), "an offer is chosen by goods and amounts");
    onlyKnows(
        these("sale.country"),
        with(JDK, "money", till("sale.tax")),
        "how a country counts does not depend on what is sold");
  }

  @Test
  void theCatalogueIsReadIntoTheCore() {
    onlyKnows(
        these("catalogue"),
        with(JDK, "money", till("sale.."), "record", "dev.evertill.sync.protocol.."),
        "what a row means needs no store");
  }

  @Test
  void aRecordKnowsTheCoreAndTheTypesOfPaperAndProtocol() {
    onlyKnows(
        these("record"),
        with(
            JDK,
            "money",
            till("sale.."),
            "shift",
            "staff",
            "dev.evertill.receipt",
            "dev.evertill.sync.protocol..",
            "java.text"),
        "what remains of a sale needs neither a printer nor a link");
  }

  @Test
  void theCounterKnowsWhatIsBelowItAndNobodyAbove() {
    onlyKnows(
        these("checkout"),
        with(
            JDK,
            "money",
            till("sale.."),
            "shift",
            "staff",
            "record",
            "dev.evertill.sync.protocol..",
            "org.slf4j"),
        "who sells owns the ports; disk, screen and printer come to it");
  }

  @Test
  void whatIsCarriedKnowsTheCounterAndTheProtocol() {
    onlyKnows(
        these("carry"),
        with(
            JDK,
            "record",
            "checkout",
            "dev.evertill.sync.protocol..",
            "java.io..",
            "java.nio..",
            "java.net",
            "org.slf4j"),
        "a stick gets what any ledger has written");
  }

  @Test
  void theStoreKnowsTheCounterAndThePortsOfPrinterAndSync() {
    onlyKnows(
        these("store"),
        with(
            JDK,
            "money",
            till("sale.."),
            "shift",
            "staff",
            "catalogue",
            "record",
            "checkout",
            "dev.evertill.receipt",
            "dev.evertill.receipt.spool",
            "dev.evertill.sync.client",
            "dev.evertill.sync.protocol..",
            "io.objectbox..",
            "java.io..",
            "java.nio..",
            "java.text",
            "org.slf4j"),
        "the disk serves them; it knows neither screen nor network");
  }

  @Test
  void aScreensModelHasNoPixels() {
    noClasses()
        .that()
        .resideInAPackage(till("ui.model"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "com.formdev..", "net.miginfocom..")
        .because("what a screen decides is tested without one")
        .check(OURS);
  }

  @Test
  void screensKnowTheCounterButNotTheDiskNorTheLink() {
    noClasses()
        .that()
        .resideInAPackage(till("ui.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            till("store.."),
            till("app.."),
            "dev.evertill.sync..",
            "dev.evertill.receipt..",
            "java.net..",
            "java.nio.file..")
        .because("no screen ever waits for disk, printer or network")
        .check(OURS);
  }

  @Test
  void theModelKnowsNoScreenAndTheKitNoSale() {
    noClasses()
        .that()
        .resideInAPackage(till("ui.model"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(till("ui"), till("ui.kit"))
        .because("a model is watched; it does not look back")
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage(till("ui.kit"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            till("ui"), till("checkout.."), till("sale.."), till("money.."), till("shift.."))
        .because("our few helpers for Swing serve any screen")
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void nobodyKnowsTheAppButItself() {
    noClasses()
        .that()
        .resideOutsideOfPackage(till("app.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(till("app.."))
        .because("it starts and joins everything, and so nothing may need it")
        .check(OURS);
  }

  @Test
  void objectBoxIsInTheStore() {
    noClasses()
        .that()
        .resideOutsideOfPackage(till("store"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.objectbox..")
        .because("rows go in and values come out: another store would change one package")
        .check(OURS);
  }

  @Test
  void windowsAreInTheUiAndTheApp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(till("ui"), till("ui.kit"), till("app.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..")
        .because("all that sells runs without a screen")
        .check(OURS);
  }

  @Test
  void okHttpIsTheAppsAffair() {
    noClasses()
        .that()
        .resideOutsideOfPackage(till("app.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..")
        .because("sync speaks to head office, the till does not")
        .check(OURS);
  }

  @Test
  void theClockIsReadInTheAppAlone() {
    DescribedPredicate<JavaMethodCall> readsTheClock =
        DescribedPredicate.describe(
            "reads the machine's clock",
            call ->
                NOT_THE_CLOCK_HANDED_IN.contains(
                        call.getTargetOwner().getFullName() + "." + call.getName())
                    || call.getName().equals("now")
                        && call.getTargetOwner().getPackageName().startsWith("java.time")
                        && takesNoClock(call));
    noClasses()
        .that()
        .resideOutsideOfPackage(till("app.."))
        .should(callMethodWhere(readsTheClock))
        .because("time is handed in, so that every moment can be tested")
        .check(OURS);
  }

  /** {@code now()} and {@code now(ZoneId)}. */
  private static boolean takesNoClock(JavaMethodCall call) {
    return call.getTarget().getRawParameterTypes().stream()
        .noneMatch(type -> type.getFullName().equals("java.time.Clock"));
  }

  @Test
  void thereIsNoDoubleNearMoney() {
    classes()
        .that(
            resideInAnyPackage(
                till("money"), till("sale.."), till("shift"), till("record"), till("checkout")))
        .should(haveNothingToDoWithDoubles())
        .because("0.1 + 0.2 is not 0.3")
        .check(OURS);
  }

  private static ArchCondition<JavaClass> haveNothingToDoWithDoubles() {
    return new ArchCondition<>("have no double and no float") {
      @Override
      public void check(JavaClass ours, ConditionEvents events) {
        for (JavaField field : ours.getFields()) {
          tell(field.getRawType(), field.getDescription(), ours, events);
        }
        ours.getCodeUnits()
            .forEach(
                unit -> {
                  tell(unit.getRawReturnType(), unit.getDescription(), ours, events);
                  unit.getRawParameterTypes()
                      .forEach(type -> tell(type, unit.getDescription(), ours, events));
                });
        Stream<JavaCall<?>> calls =
            Stream.concat(
                ours.getMethodCallsFromSelf().stream(),
                ours.getConstructorCallsFromSelf().stream());
        calls.forEach(
            call -> {
              tell(call.getTarget().getRawReturnType(), call.getDescription(), ours, events);
              call.getTarget()
                  .getRawParameterTypes()
                  .forEach(type -> tell(type, call.getDescription(), ours, events));
            });
      }

      private static void tell(
          JavaClass type, String where, JavaClass ours, ConditionEvents events) {
        if (Set.of("double", "float", "java.lang.Double", "java.lang.Float")
            .contains(type.getBaseComponentType().getFullName())) {
          events.add(SimpleConditionEvent.violated(ours, where + ": " + type.getSimpleName()));
        }
      }
    };
  }

  @Test
  void packagesGoRoundInNoCircle() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass ours) {
                String name = ours.getPackageName();
                if (!name.startsWith(TILL)) {
                  return SliceIdentifier.ignore();
                }
                String inside = name.substring(TILL.length());
                return SliceIdentifier.of(inside.startsWith("app") ? "app" : inside);
              }

              @Override
              public String getDescription() {
                return "packages of the till, app as one";
              }
            })
        .should()
        .beFreeOfCycles()
        .because("each can be read without the ones above it")
        .check(OURS);
  }
}
