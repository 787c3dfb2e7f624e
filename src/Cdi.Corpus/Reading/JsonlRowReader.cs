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
    private readonly List<byte[]> names;
    private readonly string[] composed;
    private readonly bool hasAccents;
    private readonly bool[] ever;
    private readonly List<string> others = [];

    // Of each place in a row, the column that the row before had there: rows name their columns in one order.
    private readonly List<int> columnAt = [];
    private Range[] values;
    private bool[] present;
    private bool[] quoted;
    private bool keepsOthers;
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
        values = new Range[names.Count];
        present = new bool[names.Count];
        quoted = new bool[names.Count];
        ever = new bool[names.Count];
    }

    /// <summary>The names of all properties that any line has, in the order of their first occurrence.</summary>
    /// <exception cref="CorpusException">A line is malformed (CDI9012).</exception>
    public static string[] PropertyNames(CorpusFile file, ReadOnlyMemory<byte> text, string subject)
    {
        using var reader = new JsonlRowReader(file, text, [], subject);
        reader.KeepOthers();
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

    /// <inheritdoc/>
    public override void KeepOthers() => keepsOthers = true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Others => keepsOthers ? others : [];

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Other(int column) => TryGet(sought.Count + column, out var value) ? value : default;

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
            for (var place = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; place++) ReadProperty(ref reader, content, place);
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

    private void ReadProperty(ref Utf8JsonReader reader, ReadOnlySpan<byte> content, int place)
    {
        var column = Column(ref reader, place);
        if (column >= 0 && column < sought.Count && present[column]) throw Malformed($"has the property `{sought[column].Name}` twice");
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
        if (column < 0) return;
        if (column < sought.Count) ever[column] = true;
        if (reader.TokenType == JsonTokenType.Null) return;
        quoted[column] = reader.TokenType == JsonTokenType.String;
        if (quoted[column] && column >= sought.Count && !IsText(ref reader)) return;
        present[column] = true;
        values[column] = quoted[column] ? Copy(ref reader) : Copy(content[start..(int)reader.BytesConsumed]);
    }

    /// <summary>Whether a string is one: with half a surrogate pair it is not, which is a fault of columns that a study reads and of no others.</summary>
    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return true;
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private int Column(ref Utf8JsonReader reader, int place)
    {
        if (place < columnAt.Count && reader.ValueTextEquals(names[columnAt[place]])) return columnAt[place];
        var column = Find(ref reader);
        if (column >= 0 && place < columnAt.Count) columnAt[place] = column;
        else if (column >= 0 && place == columnAt.Count) columnAt.Add(column);
        return column;
    }

    private int Find(ref Utf8JsonReader reader)
    {
        for (var column = 0; column < names.Count; column++)
        {
            if (reader.ValueTextEquals(names[column])) return column;
        }

        if (hasAccents && reader.GetString() is { } written && sought.Count > 0)
        {
            var index = Array.FindIndex(composed, each => each == LabelSpelling.Composed(written));
            if (index >= 0) return index;
        }

        if (keepsOthers) return IsText(ref reader) ? Keep(reader.GetString() ?? "") : -1;

        // Names of properties that are not sought serve hints: those of the first row are enough.
        if (row == 1 && reader.GetString() is { } name && !others.Contains(name)) others.Add(name);
        return -1;
    }

    private int Keep(string name)
    {
        others.Add(name);
        names.Add(Encoding.UTF8.GetBytes(name));
        if (names.Count > values.Length)
        {
            var most = Math.Max(2 * values.Length, names.Count);
            Array.Resize(ref values, most);
            Array.Resize(ref present, most);
            Array.Resize(ref quoted, most);
        }

        return names.Count - 1;
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
