using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Browser.Tests.Driving;

/// <summary>Everything that goes in and out of one person's browser, and everything that goes wrong in it.</summary>
public sealed class Traffic
{
    private readonly ConcurrentQueue<Uri> _requests = [];

    private readonly ConcurrentQueue<string> _frames = [];

    private readonly ConcurrentQueue<Task<string>> _bodies = [];

    private readonly ConcurrentQueue<string> _errors = [];

    public Traffic(IBrowserContext context)
    {
        context.Request += (_, request) => _requests.Enqueue(new Uri(request.Url));
        context.Response += (_, response) =>
        {
            if (new Uri(response.Url).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
                _bodies.Enqueue(Body(response));
        };
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _errors.Enqueue(message.Text);
        };
        context.WebError += (_, error) => _errors.Enqueue(error.Error);
        context.Page += (_, page) =>
            page.WebSocket += (_, socket) =>
            {
                _requests.Enqueue(new Uri(socket.Url));
                socket.FrameReceived += (_, frame) => _frames.Enqueue(frame.Text ?? "");
            };
    }

    /// <summary>
    /// Errors and warnings of the console, refused by the content security policy among them, and uncaught exceptions.
    /// </summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Addresses that were asked for and are not the server's own.</summary>
    public IEnumerable<Uri> Outside(Uri server) =>
        _requests.Where(request => request.Scheme is not ("data" or "blob") && request.Authority != server.Authority);

    /// <summary>How many messages came over the hub's WebSocket.</summary>
    public int Frames => _frames.Count;

    /// <summary>Every message of the hub and every answer of the API so far.</summary>
    public async Task<string> Received() => string.Join('\n', [.. await Task.WhenAll(_bodies), .. _frames]);

    private static async Task<string> Body(IResponse response)
    {
        try
        {
            return await response.TextAsync();
        }
        catch (PlaywrightException)
        {
            // A download's body goes to the disk.
            return "";
        }
    }
}
