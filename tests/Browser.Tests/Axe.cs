using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>
/// The accessibility rules of axe-core for WCAG 2.2 A and AA. The script runs in the page as it stands: the binding for
/// Playwright opens a further page for each look, which takes longer than the look.
/// </summary>
internal static class Axe
{
    private static readonly string _script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What violates a rule: the rule, and the first elements that do.</summary>
    /// <exception cref="InvalidOperationException">No rule was passed either: axe has looked at nothing.</exception>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(_script);
        var seen = await page.EvaluateAsync<Seen>(
            """
            async () => {
              document.querySelectorAll('details').forEach(details => details.open = true);
              // Colours that are still fading into the other theme have no contrast to measure. They begin to fade with
              // a frame, and one that ends may have made way for another.
              let fading;
              do {
                await new Promise(requestAnimationFrame);
                fading = document.getAnimations().filter(({ transitionProperty }) => transitionProperty?.includes('color'));
                await Promise.allSettled(fading.map(({ finished }) => finished));
              } while (fading.length > 0);
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const { passes, violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              return {
                passes: passes.length,
                violations: violations.map(({ id, nodes }) =>
                  `${id}: ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 200)} (${any[0]?.message ?? ''})`).join(' | ')}`),
              };
            }
            """
        );
        return seen.Passes > 0 ? seen.Violations : throw new InvalidOperationException("axe has looked at nothing.");
    }

    private sealed class Seen
    {
        public int Passes { get; set; }

        public string[] Violations { get; set; } = [];
    }
}
