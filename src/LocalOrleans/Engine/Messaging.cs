using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Local;

/// <summary>What is waited for by: the answers to calls, and activations that begin or end.</summary>
internal sealed class Messaging(IServiceProvider services, TimeProvider clock, IOptions<SiloMessagingOptions> options)
{
    /// <summary>
    /// The host's clock, or the one registered under the key that Microsoft Orleans has for it: so a test can move the clock of
    /// the grains without ending what is under way.
    /// </summary>
    public TimeProvider Clock { get; } = services.GetKeyedService<TimeProvider>("Orleans.Messaging") ?? clock;

    public TimeSpan ResponseTimeout => options.Value.ResponseTimeout;
}
