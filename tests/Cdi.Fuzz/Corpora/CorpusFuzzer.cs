using System.Text;
using Cdi.Corpus;

namespace Cdi.Fuzz.Corpora;

/// <summary>Changed files of data through the profiler and the reader: they end in a table or in a diagnostic.</summary>
internal static class CorpusFuzzer
{
    private static readonly string[] Odd =
        ["\"", "\"\"", ",", ";", "\t", "|", "\r", "\n", "\r\n", "\0", "\ufeff", "\u0085", "\u2028", "{", "}", "[", "]", ":", "\\", "\\u0000", "null", "true",
            "NaN", "1e999", "-0", "1,5", "sep=;\n", "é", "😀", "=1+1"];

    /// <summary>Tries changed files until the limit.</summary>
    public static FuzzReport Run(RandomChoice random, FuzzLimit limit)
    {
        var report = new FuzzReport();
        while (limit.GoesOn(report.Elapsed, report.Inputs))
        {
            var (name, bytes) = random.Of(Seeds.Corpora);
            for (var changes = random.Below(6); changes > 0; changes--) bytes = Changed(bytes, random);
            var kind = random.Below(8);
            report.Try(name, bytes, () => Complaint(name, bytes, kind, report));
        }

        return report;
    }

    private static string? Complaint(string name, byte[] bytes, int kind, FuzzReport report)
    {
        var file = CorpusFile.FromBytes(name, bytes);
        try
        {
            var profile = CorpusProfiler.Profile(file, []);
            var types = Enum.GetValues<ColumnType>();
            var columns = profile.Columns.Take(6).Select((column, i) =>
                new ColumnDefinition($"c{i}", types[(i + kind) % types.Length]) { SourceColumn = column.Name, Levels = ["1", "2"] }).ToList();
            var definition = new CorpusDefinition { Name = "c", Source = name, Columns = columns, Delimiter = kind == 0 ? ';' : null, Decimal = kind == 1 ? ','
                : '.' };
            var table = CorpusReader.Read(definition, file);
            report.Accepted++;
            return table.Rows > table.RowsRead ? "More rows are kept than were read." : null;
        }
        catch (CorpusException refusal)
        {
            return refusal.Diagnostics.Count > 0 ? null : "Refused without a diagnostic.";
        }
    }

    private static byte[] Changed(byte[] bytes, RandomChoice random)
    {
        var at = random.Below(bytes.Length + 1);
        var length = random.Below(Math.Min(40, bytes.Length - at) + 1);
        return random.Below(6) switch
        {
            0 => [.. bytes[..at], .. bytes[(at + length)..]],
            1 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(random.Of(Odd)), .. bytes[at..]],
            2 => [.. bytes[..at], (byte)random.Below(256), .. bytes[Math.Min(at + 1, bytes.Length)..]],
            3 => [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]],
            4 => bytes[..at],
            _ => [.. bytes, .. bytes.AsSpan(at, length)],
        };
    }
}
