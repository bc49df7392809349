package dev.evertill.receipt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.evertill.receipt");

  @Test
  void aReceiptIsPlainJava() {
    classes()
        .that()
        .resideInAPackage("dev.evertill.receipt")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.evertill.receipt", "java.lang..", "java.util..", "java.nio.charset")
        .because("whoever writes a receipt need not know how it is printed")
        .check(OURS);
  }

  @Test
  void onlyTheVirtualPrinterHasAWindow() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..virtual..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.swing..")
        .because("a library that prints has no windows")
        .check(OURS);
  }

  @Test
  void onlyPdfsNeedThePdfLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..render..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..")
        .because("who only prints leaves it out")
        .check(OURS);
  }

  @Test
  void onlyTransportsKnowDriversAndQueues() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..transport..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fazecast..", "jpos..", "javax.print..")
        .because("a receipt, its bytes and its spool do not know which way they go")
        .check(OURS);
  }

  @Test
  void theLibraryKnowsNothingOfSales() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.evertill.till..", "dev.evertill.sync..")
        .because("any program may print")
        .check(OURS);
  }

  @Test
  void packagesGoRoundInNoCircle() {
    slices()
        .matching("dev.evertill.receipt.(*)..")
        .should()
        .beFreeOfCycles()
        .because("each can be read without the ones above it")
        .check(OURS);
  }
}
