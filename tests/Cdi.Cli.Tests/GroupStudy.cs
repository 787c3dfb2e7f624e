using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>A corpus of letters in branches, with people and models, whose study asks a question of groups.</summary>
internal static class GroupStudy
{
    public static readonly string[] Branches = ["north", "south", "west"];

    public sealed record Row(string Id, double Score, double Said, bool IsGood, bool SaidGood, string Tone, string Branch, bool IsLate, bool Group, double X)
    {
        public bool IsLabelled { get; init; }
    }

    public sealed record Cell(string Name, string Method, string[] Levels, double Point, double Lower, double Upper, double Level, int Texts, int Labels,
        bool? Covers);

    // Every n-th text is labelled.
    public static Row[] Rows(int every, int count = 600)
    {
        var random = new Random(20261127);
        return [.. Enumerable.Range(0, count).Select(row =>
        {
            var (branch, late, group, x) = (random.Next(3), random.NextDouble() < 0.4, random.NextDouble() < 0.5, Math.Round(random.NextDouble(), 2));
            var score = Math.Round(3 + branch + (late ? 1 : 0) + (random.NextDouble() * 3) + (group ? 0.7 : 0), 2);
            var good = random.NextDouble() < 0.3 + (branch * 0.15) + (group ? 0.1 : 0);
            return new Row($"t{row:0000}", score, Math.Round(score + random.NextDouble() - 0.4, 2), good, good == random.NextDouble() < 0.9,
                random.Next(3) switch { 0 => "warm", 1 => "cool", _ => "curt" }, Branches[branch], late, group, x) { IsLabelled = row % every == 0 };
        })];
    }

    public static double Value(string target, Row[] rows) => target switch
    {
        "mean(score)" => rows.Average(row => row.Score),
        "variance(score)" => rows.Average(row => row.Score * row.Score) - Math.Pow(rows.Average(row => row.Score), 2),
        "prevalence(mood[good])" => rows.Average(row => row.IsGood ? 1.0 : 0),
        "difference(mean(score), group)" => rows.Where(row => row.Group).Average(row => row.Score) - rows.Where(row => !row.Group).Average(row => row.Score),
        _ => rows.Where(row => row.Group).Average(row => row.IsGood ? 1.0 : 0) / rows.Where(row => !row.Group).Average(row => row.IsGood ? 1.0 : 0),
    };

    public static IReadOnlyList<Cell> Run(Row[] rows, string spec)
    {
        using var session = new CommandSession();
        Write(session, rows, spec);
        var run = session.Cdi("run groups.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        return Read(session);
    }

    public static IReadOnlyList<Cell> Read(CommandSession session)
    {
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row =>
        {
            var isCell = row.TryGetProperty("cell", out var cell);
            return new Cell(row.GetProperty("estimand").GetString() ?? "", row.GetProperty("method").GetString() ?? "",
                isCell ? [.. cell.GetProperty("by").EnumerateArray().Select(level => level.GetProperty("level").GetString() ?? "")] : [],
                Number(row, "point"), Number(row, "lower"), Number(row, "upper"), Number(row, "level"),
                isCell ? cell.GetProperty("texts").GetInt32() : 0, isCell ? cell.GetProperty("labels").GetInt32() : 0,
                row.GetProperty("covers_truth").ValueKind == JsonValueKind.Null ? null : row.GetProperty("covers_truth").GetBoolean());
        })];

        static double Number(JsonElement row, string name) =>
            row.GetProperty(name).ValueKind == JsonValueKind.Null ? double.NaN : row.GetProperty(name).GetDouble();
    }

    public static void Write(CommandSession session, Row[] rows, string spec)
    {
        var text = new StringBuilder("id,person,model,mood,said,tone,branch,late,group,x\n");
        foreach (var row in rows)
        {
            var (score, mood, tone) = row.IsLabelled ? (row.Score.ToString(CultureInfo.InvariantCulture), Word(row.IsGood), row.Tone) : ("", "", "");
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Id},{score},{row.Said},{mood},{Word(row.SaidGood)},{tone},{row.Branch},{(row.IsLate ? 1 : 0)},{(row.Group ? 1 : 0)},{row.X}"));
        }

        session.Write("groups.csv", text.ToString());
        session.Write("groups.cdi", spec);

        static string Word(bool good) => good ? "good" : "bad";
    }

    public static string Spec(string target, string by, string methods, string familywise = "familywise = none") => $$"""
        cdi 1

        study groups

        corpus texts { // allow CDI2011: a test
          source = "groups.csv"
          key = text
          text: id from id
          branch: factor("north", "south", "west") from branch
          late: indicator from late
          group: indicator from group
          x: number from x
        }

        outcome score number 0..20 {
        }

        outcome mood {
          good = "Good"
          bad = "Bad"
        }

        outcome tone {
          warm = "Warm"
          cool = "Cool"
          curt = "Curt"
        }

        llm scorer {
          outcome = score
          recorded {
            label = model
          }
          on_failure = annotate
        }

        llm reader {
          outcome = mood
          recorded {
            label = said
          }
          on_failure = annotate
        }

        human people {
          outcome = score
          recorded {
            label = person
          }
        }

        human readers {
          outcome = mood
          recorded {
            label = mood
          }
        }

        human listeners {
          outcome = tone
          recorded {
            label = tone
          }
        }

        estimand asked {
          target = {{target}}
          {{by}}
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = {{methods.Split(',')[0]}}
          generalise = corpus
          alpha = 0.1
          {{familywise}}
        }

        report {
          compare = [{{string.Join(',', methods.Split(',').Skip(1))}}]
          write = [json, markdown]
        }
        """;
}
