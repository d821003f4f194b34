using System.Security.Cryptography;
using System.Text;

namespace Simulation.Server.Dashboard;

/// <summary>The page that asks for the host key. It needs no script, and brings its style along.</summary>
internal static class SignInPage
{
    private const string Wrong = """<p id="refusal" role="alert">This is not the host key.</p>""";

    // The colours are those of the browser client (client-web/src/design/tokens.css).
    private const string Style = """
        :root { color-scheme: light dark; }
        body {
          margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box;
          font: 1rem/1.5 system-ui, sans-serif;
          background: light-dark(#f4f5f7, #0b0f16); color: light-dark(#12161f, #eaeef5);
        }
        main {
          width: 100%; max-width: 24rem; box-sizing: border-box; padding: 1.5rem; border-radius: 10px;
          background: light-dark(#ffffff, #131923); border: 1px solid light-dark(#dcdfe6, #262f3d);
        }
        h1 { margin: 0; font-size: 1.375rem; line-height: 1.2; }
        p { margin: 0.5rem 0 0; color: light-dark(#434b59, #b6c0cf); }
        #refusal {
          padding: 0.5rem 0.75rem; border-radius: 6px; font-weight: 600;
          background: light-dark(#fbe7e7, #3a171b); color: light-dark(#ab1f2d, #ff8f8f);
        }
        label { display: block; margin-top: 1rem; font-weight: 600; }
        input, button {
          display: block; width: 100%; box-sizing: border-box; min-height: 2.75rem; padding: 0.5rem 0.75rem;
          border-radius: 6px; font: inherit;
        }
        input {
          margin-top: 0.25rem; color: inherit; background: light-dark(#ffffff, #0f141c);
          border: 1px solid light-dark(#868e9c, #66738a);
        }
        button {
          margin-top: 1rem; border: 0; font-weight: 600; cursor: pointer;
          background: light-dark(#2742c4, #9db1ff); color: light-dark(#ffffff, #0b1230);
        }
        button:hover { background: light-dark(#1b2f97, #bccaff); }
        :focus-visible { outline: 2px solid light-dark(#2742c4, #9db1ff); outline-offset: 2px; }
        """;

    private static readonly string s_styleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    private static readonly string s_contentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{s_styleHash}'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IResult Show(HttpContext context) => Page(context, "", StatusCodes.Status200OK);

    public static IResult Refuse(HttpContext context) => Page(context, Wrong, StatusCodes.Status403Forbidden);

    private static IResult Page(HttpContext context, string refusal, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = s_contentSecurityPolicy;

        // A form that may not say where it comes from is refused as one of another site.
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        var describedBy = refusal.Length > 0 ? """aria-describedby="refusal" aria-invalid="true" """ : "";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Whitecell dashboard</title>
            <style>{Style}</style>
            <main>
            <h1>Whitecell dashboard</h1>
            <p>It shows what runs on this server, secrets of the game among it.</p>
            {refusal}
            <form method="post" action="{context.Request.PathBase}{DashboardSetup.SignInPath}">
            <label>Host key
            <input name="key" type="password" autocomplete="current-password" {describedBy}required autofocus>
            </label>
            <button>Sign in</button>
            </form>
            </main>
            </html>
            """,
            "text/html; charset=utf-8",
            statusCode: status
        );
    }
}
