namespace Simulation.Server.Dashboard;

/// <summary>The page that asks for the host key. It needs no script.</summary>
internal static class SignInPage
{
    private const string Wrong = "<p><strong>This is not the host key.</strong></p>";

    public static IResult Show(HttpContext context) => Page(context, "", StatusCodes.Status200OK);

    public static IResult Refuse(HttpContext context) => Page(context, Wrong, StatusCodes.Status403Forbidden);

    private static IResult Page(HttpContext context, string refusal, int status)
    {
        context.Response.Headers.CacheControl = "no-store";

        // A form that may not say where it comes from is refused as one of another site.
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Whitecell dashboard</title>
            <h1>Dashboard</h1>
            <p>It shows what runs on this server, secrets of the game among it.</p>
            {refusal}
            <form method="post" action="{DashboardSetup.SignInPath}">
            <label>Host key <input name="key" type="password" autocomplete="current-password" required autofocus></label>
            <button>Sign in</button>
            </form>
            </html>
            """,
            "text/html; charset=utf-8",
            statusCode: status);
    }
}
