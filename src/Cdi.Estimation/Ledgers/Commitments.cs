using System.Collections.Immutable;

namespace Cdi.Estimation.Ledgers;

/// <summary>What a study has decided before its first question, by name: decisions that cannot change while labels are collected. Equal by value.</summary>
public sealed class Commitments : IEquatable<Commitments>
{
    /// <summary>Takes decisions.</summary>
    /// <param name="entries">Name and value of each, in an order that is kept; each name once.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public Commitments(IEnumerable<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Entries = [.. entries];
        if (Entries.DistinctBy(each => each.Key, StringComparer.Ordinal).Count() != Entries.Length)
            throw new ArgumentException("A decision stands twice.", nameof(entries));
    }

    /// <summary>The decisions.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Entries { get; }

    /// <summary>The value of a decision; null where there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public string? Of(string name) => Entries.FirstOrDefault(each => each.Key == name).Value;

    /// <inheritdoc/>
    public bool Equals(Commitments? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Commitments);

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Length;
}
