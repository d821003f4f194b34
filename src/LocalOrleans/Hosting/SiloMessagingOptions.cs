using System.Diagnostics;

namespace Orleans.Configuration;

/// <summary>How long calls wait for their answer.</summary>
public abstract class MessagingOptions
{
    private TimeSpan _responseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After this time a call ends with a <see cref="TimeoutException"/>, unless its method has a
    /// <see cref="ResponseTimeoutAttribute"/> of its own. Under a debugger it is <see cref="ResponseTimeoutWithDebugger"/>.
    /// </summary>
    public TimeSpan ResponseTimeout
    {
        get => Debugger.IsAttached ? ResponseTimeoutWithDebugger : _responseTimeout;
        set => _responseTimeout = value;
    }

    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);
}

/// <inheritdoc />
public class SiloMessagingOptions : MessagingOptions;
