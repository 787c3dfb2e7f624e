using System.Security.Cryptography;
using System.Text;

namespace Cdi.Ledgers.Calls;

/// <summary>Calls that are submitted together, and answered within a day at half the price.</summary>
/// <param name="Host">Host of the endpoint, as in the requests.</param>
/// <param name="Model">Model and snapshot, as in the requests.</param>
/// <param name="Calls">The sendings, in the order in which they are submitted.</param>
public sealed record CallBatch(string Host, string Model, IReadOnlyList<BatchedCall> Calls)
{
    /// <summary>SHA-256 of host, model and sendings, in hexadecimal digits: its name before the provider has given it one.</summary>
    public string Key { get; } = KeyOf(Host, Model, Calls);

    /// <summary>Its id with the provider; null where none is on file: it was not submitted, or the process ended before the answer was written.</summary>
    public string? Id { get; init; }

    /// <summary>When it was written down: ISO 8601, UTC; empty before.</summary>
    public string Time { get; init; } = "";

    private static string KeyOf(string host, string model, IReadOnlyList<BatchedCall> calls)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(calls);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{host.Length} {host} {model.Length} {model}")));
        foreach (var call in calls) hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($" {call.Key} {call.Send}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
