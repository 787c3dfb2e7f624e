using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests;

/// <summary>A person who fills in files to label, by what a corpus has on record of each text.</summary>
internal sealed class ScriptedPerson
{
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal);

    /// <summary>A person who knows a corpus.</summary>
    /// <param name="corpus">The corpus, as CSV.</param>
    /// <param name="key">Header of its key; null where rows are told apart by their number.</param>
    /// <param name="label">Header of the recorded labels.</param>
    /// <param name="written">How a recorded label is written down.</param>
    public ScriptedPerson(string corpus, string? key, string label, Func<string, string> written)
    {
        foreach (var (index, row) in Rows(corpus).Index())
            answers[key is null ? (index + 1).ToString(CultureInfo.InvariantCulture) : row[key]] = written(row[label]);
    }

    /// <summary>Fills in a file, row by row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Rows answered at most; the others stay blank.</param>
    /// <param name="answer">What is written in place of what the person knows, by key; null for that.</param>
    public void FillIn(string path, int most = int.MaxValue, Func<string, string?>? answer = null)
    {
        var rows = Rows(File.ReadAllText(path)).ToList();
        foreach (var row in rows.Take(most)) row["label"] = answer?.Invoke(row["key"]) ?? answers[row["key"]];
        Write(path, rows);
    }

    /// <summary>The rows of a file by header.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string csv)
    {
        var lines = Cells(csv.TrimStart('\uFEFF')).ToList();
        return lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    private static IEnumerable<List<string>> Cells(string csv)
    {
        var (line, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"' && isQuoted && i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[i++]);
            else if (csv[i] == '"') isQuoted = !isQuoted;
            else if (isQuoted || csv[i] is not (',' or '\n' or '\r')) cell.Append(csv[i]);
            else if (csv[i] != '\r')
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (csv[i] == ',') continue;
                yield return line;
                line = [];
            }
        }
    }

    private static void Write(string path, List<Dictionary<string, string>> rows)
    {
        var lines = rows.Select(row => row.Values).Prepend<IEnumerable<string>>(rows[0].Keys);
        File.WriteAllText(path, string.Concat(lines.Select(
            line => string.Join(',', line.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n")));
    }
}
