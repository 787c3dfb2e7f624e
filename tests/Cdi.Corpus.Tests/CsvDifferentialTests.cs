using System.Globalization;
using System.Text;
using static Cdi.Corpus.Tests.Corpora;

namespace Cdi.Corpus.Tests;

/// <summary>Random tables are read as a small reader of our own reads them.</summary>
public sealed class CsvDifferentialTests
{
    private const string Alphabet = "ab1,\";\t \n\r\u00e9\ud83d";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_tables_survive_writing_and_reading(int seed)
    {
        for (var trial = 0; trial < 250; trial++)
        {
            var random = new Random((seed * 1000) + trial);
            var columns = random.Next(1, 6);
            var rows = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Enumerable.Range(0, columns).Select(_ => Value(random)).ToArray()).ToArray();
            var content = Write(random, columns, rows);
            var expected = Parse(content);
            var names = Enumerable.Range(0, columns).Select(column => "c" + column.ToString(CultureInfo.InvariantCulture)).ToArray();
            var table = Read(content, Declare([.. names.Select(Text)]) with { Missing = ["(none)"] });
            Assert.Equal(expected.Count - 1, table.Rows);
            for (var column = 0; column < columns; column++)
            {
                Assert.Equal(rows.Select(row => row[column]), table.Texts(names[column]));
                Assert.Equal(expected.Skip(1).Select(row => row[column]), table.Texts(names[column]));
            }
        }
    }

    /// <summary>Bytes flipped, cut or doubled give a table or diagnostics, never another exception.</summary>
    [Theory]
    [InlineData(CorpusFormat.Csv, "id,t,n,y\nr1,\"a \"\"b\"\"\nc\",1,polite\nr2,plain,2.5,impolite\nr3,\"x, y\",,\n")]
    [InlineData(CorpusFormat.Jsonl,
        "{\"id\":\"r1\",\"t\":\"a \\\"b\\\"\",\"n\":1,\"y\":\"polite\"}\n{\"n\":null,\"id\":\"r2\",\"t\":\"c\",\"y\":\"impolite\",\"z\":[1]}\n")]
    public void Damaged_tables_are_read_or_diagnosed(CorpusFormat format, string content)
    {
        var whole = FileOf(content).Bytes.ToArray();
        var definition = Declare(new ColumnDefinition("id", ColumnType.Id), Text("t"), Number("n")) with
        {
            Key = "id",
            Format = format,
            RecordedLabels = [new(Human, "y", new LabelMap(["A", "B"], [new("polite", "A"), new("impolite", "B")]))],
        };
        var random = new Random(7);
        var (read, refused) = (0, 0);
        for (var trial = 0; trial < 5000; trial++)
        {
            var bytes = Damage(random, whole);
            try
            {
                CorpusReader.Read(definition, CorpusFile.FromBytes("data.csv", bytes));
                read++;
            }
            catch (CorpusException problem)
            {
                Assert.All(problem.Diagnostics, each => Assert.Matches("^CDI90[0-9]{2}$", each.Code));
                refused++;
            }
        }

        Assert.True(read > 100 && refused > 100);
    }

    private static byte[] Damage(Random random, byte[] whole)
    {
        var bytes = whole.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, bytes.Count - at); break;
                case 2: bytes.RemoveAt(at); break;
                default: bytes.Insert(at, "\",\n\r\t"u8[random.Next(5)]); break;
            }
        }

        return [.. bytes];
    }

    private static string Value(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(0, 7); length > 0; length--)
        {
            var character = Alphabet[random.Next(Alphabet.Length)];
            text.Append(character);
            if (char.IsHighSurrogate(character)) text.Append('\ude00');
        }

        return text.ToString();
    }

    private static string Write(Random random, int columns, string[][] rows)
    {
        var end = random.Next(2) == 0 ? "\n" : "\r\n";
        var lines = rows.Select(row => string.Join(',', row.Select((value, column) =>
            column == 0 && row.All(string.IsNullOrWhiteSpace) ? $"\"{value}\"" : Quote(random, value, columns))));
        var header = string.Join(',', Enumerable.Range(0, columns).Select(column => "c" + column.ToString(CultureInfo.InvariantCulture)));
        return string.Join(end, lines.Prepend(header)) + (random.Next(2) == 0 ? end : "");
    }

    /// <summary>Quotes where needed and sometimes where not; blanks alone on a line would be no row.</summary>
    private static string Quote(Random random, string value, int columns) =>
        value.AsSpan().ContainsAny(",\"\n\r") || (columns == 1 && value.Length == 0) || random.Next(4) == 0
            ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : value;

    /// <summary>RFC 4180, a character at a time.</summary>
    private static List<List<string>> Parse(string content)
    {
        List<List<string>> rows = [[]];
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < content.Length; i++)
        {
            var character = content[i];
            if (quoted && character == '"' && i + 1 < content.Length && content[i + 1] == '"') value.Append(content[++i]);
            else if (character == '"') quoted = !quoted;
            else if (quoted) value.Append(character);
            else if (character == ',') Close();
            else if (character == '\n') NextRow();
            else if (character != '\r') value.Append(character);
        }

        if (content[^1] != '\n') Close();
        else rows.RemoveAt(rows.Count - 1);
        return rows;

        void Close()
        {
            rows[^1].Add(value.ToString());
            value.Clear();
        }

        void NextRow()
        {
            Close();
            rows.Add([]);
        }
    }
}
