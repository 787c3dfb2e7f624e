using System.Text;
using System.Text.Json;
using Cdi.Corpus.Unicode;

namespace Cdi.Corpus.Reading;

/// <summary>Rows of a file with one JSON object per line; the properties are the columns.</summary>
/// <remarks>Strings are read unescaped; numbers, booleans, arrays and objects as they are written; null and absent properties have no value.</remarks>
internal sealed class JsonlRowReader : RowCursor
{
    private readonly CorpusFile file;
    private readonly ReadOnlyMemory<byte> text;
    private readonly string subject;
    private readonly IReadOnlyList<SoughtColumn> sought;
    private readonly byte[][] names;
    private readonly string[] composed;
    private readonly bool hasAccents;
    private readonly Range[] values;
    private readonly bool[] present;
    private readonly bool[] quoted;
    private readonly bool[] ever;
    private readonly List<string> others = [];
    private bool everyName;
    private byte[] buffer = new byte[1024];
    private int used;
    private int offset;
    private long line;
    private long row;

    /// <summary>Makes a reader before the first row.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its bytes without a byte order mark.</param>
    /// <param name="sought">Columns that the study reads, each name once.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    public JsonlRowReader(CorpusFile file, ReadOnlyMemory<byte> text, IReadOnlyList<SoughtColumn> sought, string subject)
    {
        this.file = file;
        this.text = text;
        this.subject = subject;
        this.sought = sought;
        names = [.. sought.Select(column => Encoding.UTF8.GetBytes(column.Name))];
        composed = [.. sought.Select(column => LabelSpelling.Composed(column.Name))];
        hasAccents = sought.Any(column => !System.Text.Ascii.IsValid(column.Name));
        values = new Range[names.Length];
        present = new bool[names.Length];
        quoted = new bool[names.Length];
        ever = new bool[names.Length];
    }

    /// <summary>The names of all properties that any line has, in the order of their first occurrence.</summary>
    /// <exception cref="CorpusException">A line is malformed (CDI9012).</exception>
    public static string[] PropertyNames(CorpusFile file, ReadOnlyMemory<byte> text, string subject)
    {
        using var reader = new JsonlRowReader(file, text, [], subject) { everyName = true };
        while (reader.Read())
        {
            // Reading a row notes its names.
        }

        return [.. reader.others];
    }

    /// <inheritdoc/>
    public override RowPlace Place => new(row, line);

    /// <inheritdoc/>
    public override bool Read()
    {
        while (offset < text.Length)
        {
            var rest = text.Span[offset..];
            var length = rest.IndexOf((byte)'\n') is var end and >= 0 ? end : rest.Length;
            offset += Math.Min(length + 1, rest.Length);
            line++;
            var content = rest[..length];
            if (content.Trim(" \t\r"u8).IsEmpty) continue;
            row++;
            ReadObject(content);
            return true;
        }

        CheckColumns();
        return false;
    }

    /// <inheritdoc/>
    public override bool TryGet(int column, out ReadOnlySpan<byte> value)
    {
        value = present[column] ? buffer.AsSpan(values[column]) : default;
        return present[column];
    }

    /// <inheritdoc/>
    public override bool IsQuoted(int column) => present[column] && quoted[column];

    private void CheckColumns()
    {
        if (row == 0 || ever.All(seen => seen)) return;
        var known = others.Union(sought.Where((_, index) => ever[index]).Select(column => column.Name)).ToList();
        throw new CorpusException(
        [
            .. sought.Where((_, index) => !ever[index])
                .Select(column => DataDiagnostics.ColumnNotInFile(
                    file.Path, column.Subject, column.Name, MisspeltName.Find(column.Name, known), known, Lookalike.Explain(column.Name, known), [])),
        ]);
    }

    private void ReadObject(ReadOnlySpan<byte> content)
    {
        Array.Clear(present);
        used = 0;
        try
        {
            var reader = new Utf8JsonReader(content);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) throw Malformed("is not a JSON object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadProperty(ref reader, content);
            reader.Read();
        }
        catch (JsonException problem)
        {
            throw Malformed($"is not valid JSON at byte {(problem.BytePositionInLine ?? 0) + 1}");
        }
        catch (InvalidOperationException)
        {
            throw Malformed("has a string with half a surrogate pair");
        }
    }

    private void ReadProperty(ref Utf8JsonReader reader, ReadOnlySpan<byte> content)
    {
        var column = Column(ref reader);
        if (column >= 0 && present[column]) throw Malformed($"has the property `{sought[column].Name}` twice");
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
        if (column < 0) return;
        ever[column] = true;
        if (reader.TokenType == JsonTokenType.Null) return;
        present[column] = true;
        quoted[column] = reader.TokenType == JsonTokenType.String;
        values[column] = reader.TokenType == JsonTokenType.String
            ? Copy(ref reader)
            : Copy(content[start..(int)reader.BytesConsumed]);
    }

    private int Column(ref Utf8JsonReader reader)
    {
        for (var column = 0; column < names.Length; column++)
        {
            if (reader.ValueTextEquals(names[column])) return column;
        }

        if (hasAccents && reader.GetString() is { } written && names.Length > 0)
        {
            var index = Array.FindIndex(composed, each => each == LabelSpelling.Composed(written));
            if (index >= 0) return index;
        }

        // Names of properties that are not sought serve hints: those of the first row are enough.
        if ((row == 1 || everyName) && reader.GetString() is { } name && !others.Contains(name)) others.Add(name);
        return -1;
    }

    private Range Copy(ref Utf8JsonReader reader)
    {
        Reserve(reader.ValueSpan.Length);
        var length = reader.CopyString(buffer.AsSpan(used));
        return Advance(length);
    }

    private Range Copy(ReadOnlySpan<byte> raw)
    {
        Reserve(raw.Length);
        raw.CopyTo(buffer.AsSpan(used));
        return Advance(raw.Length);
    }

    private void Reserve(int length)
    {
        if (buffer.Length - used < length) Array.Resize(ref buffer, Math.Max(2 * buffer.Length, used + length));
    }

    private Range Advance(int length)
    {
        var start = used;
        used += length;
        return start..used;
    }

    private CorpusException Malformed(string fact) => new([DataDiagnostics.UnreadableFile(
        file.Path,
        subject,
        $"{char.ToUpperInvariant(Place.ToString()[0])}{Place.ToString()[1..]} {fact}",
        "Write one complete JSON object per line; a file of another kind needs `format = csv` or `tsv`.",
        Place)]);
}
