using System.Globalization;
using System.Text;
using System.Text.Json;
using Cdi.ModelServer;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>The politeness study, its model asked at a server that answers what the study's file records.</summary>
public sealed class PolitenessAskedTests
{
    private const string Record = """
          recorded {                             // replay instead of calling the model
            label = `Prediction_gpt-4o` where { polite = A, impolite = B }
            confidence = `Confidence_gpt-4o`
          }
        """;

    [SharedFact]
    public async Task Asking_gives_the_estimates_of_the_recorded_answers()
    {
        using var session = new CommandSession();
        var answers = WriteNumbered(session);
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call => answers[NumberOf(call)] is var (label, confidence) && call.Prompt.Contains("One reader found it", StringComparison.Ordinal)
                ? confidence : label,
            Fault = call => answers[NumberOf(call)].Label.Length == 0 ? ServerFault.Refusal : ServerFault.None,
        });
        var recorded = Spec();
        session.Write("recorded.cdi", recorded);
        session.Write("asked.cdi", recorded.Replace(Record, $"  base_url = \"{server.OpenAI}\"", StringComparison.Ordinal));
        var label = session.Cdi("label asked.cdi --concurrency 32");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Equal(Estimates(session, "recorded"), Estimates(session, "asked"));
    }

    // Eleven texts occur twice, with answers of their own: a number in the prompt tells them apart.
    private static string Spec()
    {
        var spec = File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "studies", "politeness.cdi"));
        var lines = spec.Split('\n').Where(line => !line.TrimStart().StartsWith("sha256", StringComparison.Ordinal));
        return string.Join('\n', lines.Select(line => line.StartsWith("  source = ", StringComparison.Ordinal)
                ? "  source = \"numbered.csv\"\n  number: id from Number" : line))
            .Replace("Request: {request}", "Request no. {number}. {request}", StringComparison.Ordinal)
            .Replace("write = [html, markdown, json, csv]", "write = [json]", StringComparison.Ordinal);
    }

    /// <summary>Writes the corpus with a column of numbers, and returns what its model answered to each.</summary>
    private static Dictionary<int, (string Label, string Confidence)> WriteNumbered(CommandSession session)
    {
        var rows = Records(File.ReadAllText(SharedFolder.File("data/politeness/politeness_dataset.csv"))).ToList();
        var (text, answers, header) = (new StringBuilder(), new Dictionary<int, (string, string)>(), Array.Empty<string>());
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = rows[row];
            if (row == 0) header = cells;
            else answers[row] = (Key(cells[Array.IndexOf(header, "Prediction_gpt-4o")]), cells[Array.IndexOf(header, "Confidence_gpt-4o")]);
            text.Append(row == 0 ? "Number" : row.ToString(CultureInfo.InvariantCulture));
            foreach (var cell in cells) text.Append(",\"").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            text.Append('\n');
        }

        session.Write("numbered.csv", text.ToString());
        return answers;

        static string Key(string answer) => answer switch { "polite" => "A", "impolite" => "B", _ => "" };
    }

    /// <summary>Rows of a file of comma-separated values.</summary>
    private static IEnumerable<string[]> Records(string file)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var character in file.ReplaceLineEndings("\n").TrimEnd() + "\n")
        {
            if (character == '"') quoted = !quoted;
            if (character == '"' || quoted || character is not (',' or '\n')) cell.Append(character);
            else
            {
                cells.Add(Plain(cell.ToString()));
                cell.Clear();
                if (character == ',') continue;
                yield return [.. cells];
                cells.Clear();
            }
        }

        static string Plain(string written) => written.StartsWith('"') ? written[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : written;
    }

    private static int NumberOf(ServedCall call) => int.Parse(call.Prompt.Split("Request no. ")[1].Split('.')[0]);

    private static string Estimates(CommandSession session, string name)
    {
        var run = session.Cdi($"run {name}.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read($"{name}-report/result.json"));
        var estimates = result.RootElement.GetProperty("estimates");
        Assert.NotEqual(0, estimates.GetArrayLength());
        return estimates.GetRawText();
    }
}
