/** The structure of a document for those who hear it (ISO 32000-2, 14.8): each call marks what its function draws. */
export type Tags = {
  /** An element with others inside, such as a table or a row. */
  readonly group: (type: string, draw: () => void) => void;
  /** An element that is drawn; `alternative` is what it shows, in words. */
  readonly mark: (type: string, draw: () => void, alternative?: string) => void;
  /** What is there for the eye only: rules, repeated heads, feet. */
  readonly artifact: (draw: () => void) => void;
  /** Ends the structure; nothing can be drawn after it. */
  readonly end: () => void;
};

/** A structure element as pdfkit has it and does not declare it. */
type Element = {
  readonly add: (child: unknown) => Element;
  readonly end: () => void;
  readonly dictionary: { readonly data: Record<string, unknown> };
};
type Tagged = {
  readonly struct: (type: string, options?: Readonly<Record<string, string>>) => Element;
  readonly addStructure: (element: Element) => void;
  readonly markStructureContent: (type: string) => unknown;
  readonly markContent: (type: string, options: Readonly<Record<string, string>>) => void;
  readonly endMarkedContent: () => void;
};

/** Opens the structure of a document that was begun as tagged. */
export function openTags(doc: PDFKit.PDFDocument): Tags {
  const writer = doc as unknown as Tagged;
  const root = writer.struct('Document');
  writer.addStructure(root);
  const open: Element[] = [root];
  let isArtifact = false;
  const inside = (element: Element, draw: () => void): void => {
    open.at(-1)?.add(element);
    open.push(element);
    draw();
    open.pop();
    element.end();
  };
  return {
    group: (type, draw) => {
      if (isArtifact) draw();
      else inside(writer.struct(type), draw);
    },
    mark: (type, draw, alternative) => {
      if (isArtifact) return draw();
      const element = writer.struct(type, alternative === undefined ? {} : { alt: alternative });
      if (type === 'TH') element.dictionary.data['A'] = { O: 'Table', Scope: 'Column' };
      inside(element, () => {
        const content = writer.markStructureContent(type);
        draw();
        writer.endMarkedContent();
        element.add(content);
      });
    },
    artifact: (draw) => {
      if (isArtifact) return draw();
      isArtifact = true;
      writer.markContent('Artifact', { type: 'Layout' });
      draw();
      writer.endMarkedContent();
      isArtifact = false;
    },
    end: () => root.end(),
  };
}
