using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Providers;

/// <summary>Someone who runs a model. It asks once: whether to ask again is the engine's decision.</summary>
public interface IModelProvider : IDisposable
{
    /// <summary>Host of its endpoint, with the port where that is not the usual one.</summary>
    string Host { get; }

    /// <summary>Asks a model.</summary>
    /// <param name="prompt">What it reads.</param>
    /// <param name="parameters">What else is sent.</param>
    /// <param name="cancellation">Ends the waiting; the answer may be charged for all the same.</param>
    /// <returns>The answer, without its cost.</returns>
    /// <exception cref="CallException">No answer came.</exception>
    Task<CallReply> AskAsync(string prompt, CallParameters parameters, CancellationToken cancellation);

    /// <summary>What the provider says of its limits; raised for every response that says so, on any thread.</summary>
    event Action<RateLimits>? LimitsTold;
}
