package dev.evertill.receipt.render;

import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/**
 * What the parts of a page are, in the order they are read: the tree that screen readers follow.
 * Confined to the writing thread.
 */
final class PdfTags {
  private final PDPage page;
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement document;

  /** The element of each mark on the page, by its number. */
  private final COSArray owners = new COSArray();

  PdfTags(PDPage page) {
    this.page = page;
    document = element("Document", root);
  }

  PDStructureElement part(String type) {
    return element(type, document);
  }

  PDStructureElement element(String type, PDStructureNode parent) {
    PDStructureElement element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  /** A cell that names its column. */
  PDStructureElement heading(PDStructureElement row) {
    PDStructureElement heading = element("TH", row);
    PDTableAttributeObject scope = new PDTableAttributeObject();
    scope.setScope(PDTableAttributeObject.SCOPE_COLUMN);
    heading.addAttribute(scope);
    return heading;
  }

  /** Something to look at, and what it says to those who do not see it. */
  PDStructureElement figure(String says) {
    PDStructureElement figure = part("Figure");
    figure.setAlternateDescription(says);
    return figure;
  }

  /** Where a figure stands on the page, in points. */
  static void place(PDStructureElement figure, PDRectangle place) {
    PDLayoutAttributeObject layout = new PDLayoutAttributeObject();
    layout.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
    layout.setBBox(place);
    figure.addAttribute(layout);
  }

  /** The number under which the next part of the page belongs to this element. */
  int mark(PDStructureElement element) {
    int mark = owners.size();
    COSDictionary owner = element.getCOSObject();
    owner.setItem(COSName.PG, page.getCOSObject());
    owners.add(owner);
    COSArray kids = owner.getCOSArray(COSName.K);
    if (kids == null) {
      kids = new COSArray();
      owner.setItem(COSName.K, kids);
    }
    kids.add(COSInteger.get(mark));
    return mark;
  }

  void close(PDDocument into) {
    COSDictionary parents = new COSDictionary();
    COSArray numbers = new COSArray(List.of(COSInteger.ZERO, owners));
    parents.setItem(COSName.NUMS, numbers);
    root.setParentTree(new PDNumberTreeNode(parents, COSArray.class));
    root.setParentTreeNextKey(1);
    page.setStructParents(0);
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    into.getDocumentCatalog().setStructureTreeRoot(root);
  }
}
