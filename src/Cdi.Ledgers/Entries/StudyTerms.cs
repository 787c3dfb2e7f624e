using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.Ledgers.Entries;

/// <summary>What a ledger writes in place of places and codes, so that neither the order of a file nor that of options changes what it says.</summary>
public sealed class StudyTerms
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>Terms of a study.</summary>
    /// <param name="rows">Keys of the rows, in the order of the corpus; each one once.</param>
    /// <param name="variables">The annotated variables, in the order of the problem.</param>
    /// <exception cref="ArgumentException">A key or a name stands twice.</exception>
    public StudyTerms(ImmutableArray<string> rows, ImmutableArray<VariableTerms> variables)
    {
        (Rows, Variables) = (rows, variables);
        for (var row = 0; row < rows.Length; row++)
        {
            if (!places.TryAdd(rows[row], row)) throw new ArgumentException($"The key `{rows[row]}` stands twice.", nameof(rows));
        }

        if (variables.DistinctBy(variable => variable.Name, StringComparer.Ordinal).Count() != variables.Length)
            throw new ArgumentException("Two variables have one name.", nameof(variables));
        Corpus = DigestOf(rows);
    }

    /// <summary>Keys of the rows.</summary>
    public ImmutableArray<string> Rows { get; }

    /// <summary>The annotated variables.</summary>
    public ImmutableArray<VariableTerms> Variables { get; }

    /// <summary>The questions from which labels follow, in the order of the problem; empty where labels are asked for themselves.</summary>
    public ImmutableArray<VariableTerms> Questions { get; init; } = [];

    /// <summary>SHA-256 of the keys in ordinal order, in hexadecimal digits: equal for the same rows in any order.</summary>
    public string Corpus { get; }

    /// <summary>The place of a row; null where no row has that key.</summary>
    /// <param name="key">Its key.</param>
    public int? RowOf(string key) => places.TryGetValue(key, out var row) ? row : null;

    private static string DigestOf(ImmutableArray<string> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var key in rows.Order(StringComparer.Ordinal))
        {
            var bytes = Encoding.UTF8.GetBytes(key);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
