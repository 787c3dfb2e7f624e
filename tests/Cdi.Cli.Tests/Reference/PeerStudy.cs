using System.Globalization;
using System.Text;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>The politeness corpus as a study whose labelled texts and probabilities are those of a reference file.</summary>
internal static class PeerStudy
{
    /// <summary>The corpus: devices, what people say of labelled texts, what the model says, words and a number of the model's, and π.</summary>
    /// <param name="labelled">Indices of labelled texts.</param>
    /// <param name="chance">The probability of a text.</param>
    public static string Csv(IEnumerable<int> labelled, Func<int, double> chance)
    {
        using var inputs = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/inputs_politeness.json")));
        var root = inputs.RootElement;
        var (people, model) = (Bits(root.GetProperty("Y")), Bits(root.GetProperty("Yhat")));
        string[] devices = ["Feature_3", "Feature_10", "Feature_11"];
        string[] features = [.. devices.Select(name => Bits(root.GetProperty("features").GetProperty(name)))];
        int[] words = [.. root.GetProperty("word_count").EnumerateArray().Select(count => count.GetInt32())];
        int[] characters = [.. root.GetProperty("char_count").EnumerateArray().Select(count => count.GetInt32())];
        HashSet<int> drawn = [.. labelled];
        var text = new StringBuilder($"row,{string.Join(',', devices)},person,model,words,guess,chance\n");
        for (var row = 0; row < people.Length; row++)
        {
            var said = drawn.Contains(row);
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"{row},{features[0][row]},{features[1][row]},{features[2][row]},{(said ? people[row] : "")},{model[row]},{(said ? words[row] : "")},"
                    + $"{characters[row] / 6.0:R},{chance(row):R}"));
        }

        return text.ToString();
    }

    /// <summary>Runs an estimand by one method; the terms in order.</summary>
    /// <param name="csv">The corpus.</param>
    /// <param name="estimand">Lines of the estimand.</param>
    /// <param name="isCount">Whether the outcome is the number of words, else the event.</param>
    /// <param name="inference">Lines of <c>inference</c> beside the level.</param>
    /// <param name="given">How the texts were drawn.</param>
    public static IReadOnlyList<(double Point, double Error)> Run(string csv, string estimand, bool isCount, string inference, string given)
    {
        var (kind, map) = isCount ? ("number 0..100000 {\n}", "") : ("{\n  yes = \"Yes\"\n  no = \"No\"\n}", " where { 1 = yes, 0 = no }");
        var spec = $$"""
            cdi 1

            study reference

            corpus rows { // allow CDI2011: a test
              source = "rows.csv"
              key = row
              row: id from row
              Feature_3: indicator from Feature_3
              Feature_10: indicator from Feature_10
              Feature_11: indicator from Feature_11
              chance: number from chance
            }

            outcome y {{kind}}

            llm model {
              on_failure = annotate
              recorded {
                label = {{(isCount ? "guess" : "model")}}{{map}}
              }
            }

            human people {
              recorded {
                label = {{(isCount ? "words" : "person")}}{{map}}
              }
            }

            estimand asked {
              {{estimand}}
            }

            sampling {
              given = {{given}}
              seed = 1
            }

            inference {
              {{inference}}
              interval = wald
              alpha = 0.1
            }

            report {
              write = [json]
            }
            """;
        using var session = new CommandSession();
        session.Write("rows.csv", csv);
        session.Write("reference.cdi", spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        ReferenceLog.Ran(spec, result.RootElement);
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(
            row => (row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }

    private static string Bits(JsonElement bits) => bits.GetString() ?? "";
}
