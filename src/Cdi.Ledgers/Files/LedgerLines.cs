using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Files;

/// <summary>A ledger as text: an entry on each line, as JSON. What is exported can be read without this program, and imported to the same digests.</summary>
public static class LedgerLines
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes every entry of a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="output">Where lines go, each ended by a line feed.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static long Export(SqliteLedger ledger, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(output);
        var count = 0L;
        foreach (var entry in ledger.Entries())
        {
            output.Write(Line(entry));
            output.Write('\n');
            count++;
        }

        return count;
    }

    /// <summary>Adds exported entries to a ledger. Those that it has already are compared and left alone: an import can be repeated.</summary>
    /// <param name="ledger">The ledger, empty or with the first of these entries.</param>
    /// <param name="input">Lines of an export.</param>
    /// <returns>How many entries were added.</returns>
    /// <exception cref="LedgerException">A line is no entry or does not follow the one before it, or the ledger holds other entries; nothing was
    /// added.</exception>
    public static long Import(SqliteLedger ledger, TextReader input)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(input);
        var held = ledger.Entries().ToList();
        var (added, number) = (new List<LedgerEntry>(), 0);
        LedgerEntry? before = null;
        while (input.ReadLine() is { } line)
        {
            number++;
            var entry = Entry(line);
            if (entry is null || !entry.Follows(before)) throw Refused(ledger, number, "is no entry that follows the line before it");
            if (number > held.Count) added.Add(entry);
            else if (held[number - 1] != entry) throw Refused(ledger, number, "is another entry than the ledger holds in its place");
            before = entry;
        }

        if (added.Count > 0) ledger.File.Append(added, held.LastOrDefault());
        return added.Count;
    }

    private static LedgerException Refused(SqliteLedger ledger, int line, string fact) =>
        new(LedgerFailure.Damaged, ledger.Path, FormattableString.Invariant($"line {line} of the import {fact}; nothing was added"));

    internal static string Line(LedgerEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("number", entry.Number);
            json.WriteString("time", entry.Time);
            json.WriteString("kind", entry.Kind);
            json.WritePropertyName("body");
            json.WriteRawValue(entry.Body);
            json.WriteString("digest", entry.Digest);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static LedgerEntry? Entry(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var body = root.GetProperty("body").GetRawText();
            return new(root.GetProperty("number").GetInt64(), Text(root, "time"), Text(root, "kind"), body, Text(root, "digest"));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? "";
}
