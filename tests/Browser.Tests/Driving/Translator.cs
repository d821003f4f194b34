namespace Browser.Tests.Driving;

/// <summary>
/// What a browser's translator does to a page, with the same words for the translation, so that they can be compared:
/// each text node makes way for two elements, one in the other, with a text of their own; elements within a sentence are
/// moved into an element of the translator's.
/// </summary>
internal static class Translator
{
    private const string Script = """
        () => {
          const isOpenTo = node => node && !node.closest('script, style, textarea, title, svg');
          const element = inner => {
            const outer = document.createElement('font');
            outer.append(inner);
            return outer;
          };
          const texts = () => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
              const parent = walker.currentNode.parentElement;
              if (parent.localName !== 'font' && isOpenTo(parent)) found.push(walker.currentNode);
            }
            return found;
          };
          const translate = () => {
            for (const text of texts()) text.replaceWith(element(element(document.createTextNode(text.data))));
            for (const word of document.querySelectorAll('#root :is(p, h3, summary, dd) > :is(strong, bdi, text-run)')) {
              const place = document.createElement('font');
              word.replaceWith(place);
              place.append(word);
            }
          };
          window.untranslated = () => texts().map(({ data }) => data).filter(data => data.trim());
          window.translate = translate;
          window.translateAlways = () => {
            translate();
            new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
          };
        }
        """;

    /// <summary>Translates what stands there now; what comes later stays as it is.</summary>
    public static Task Translate(this Person person) =>
        person.Page.EvaluateAsync($"() => {{ ({Script})(); window.translate(); }}");

    /// <summary>Translates what stands there now, and from now on whatever changes.</summary>
    public static Task TranslateAlways(this Person person) =>
        person.Page.EvaluateAsync($"() => {{ ({Script})(); window.translateAlways(); }}");

    /// <summary>Texts of a page that is translated always which have not been.</summary>
    public static Task<string[]> Untranslated(this Person person) =>
        person.Page.EvaluateAsync<string[]>("window.untranslated()");
}
