using System.Globalization;
using System.Text;

namespace Cdi.Studies.Tests.Studies;

/// <summary>A row of a small corpus; a null is a blank cell.</summary>
internal sealed record SmallRow(string Key, string Text, double X, double W, int? Human, int? Model, double? Confidence)
{
    /// <summary>The inclusion probability, for studies whose labels are given with one.</summary>
    public double Probability { get; init; } = 0.5;
}

/// <summary>Small synthetic corpora in a temporary folder, which goes when the test ends.</summary>
internal sealed class SmallCorpus : IDisposable
{
    public const string FileName = "texts.csv";

    public SmallCorpus(IEnumerable<SmallRow> rows)
    {
        Folder = Directory.CreateTempSubdirectory("cdi-studies-").FullName;
        var csv = new StringBuilder("id,text,x,w,human,model,confidence,p\n");
        foreach (var row in rows)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{row.Key},\"{row.Text}\",{row.X},{row.W},{row.Human},{row.Model},{row.Confidence},{row.Probability}\n");
        }

        File.WriteAllText(Path.Combine(Folder, FileName), csv.ToString());
    }

    public string Folder { get; }

    /// <summary>Rows with a coin for x, a number w, a human label that depends on x and a model that errs more where x = 1.</summary>
    public static IReadOnlyList<SmallRow> Rows(int count, uint seed = 1)
    {
        var uniform = Uniforms(seed).GetEnumerator();
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var x = Next() < 0.4 ? 1.0 : 0.0;
            var human = Next() < (x == 1 ? 0.65 : 0.4) ? 1 : 0;
            var confidence = Math.Round(0.5 + (0.5 * Next()), 2);
            var errs = Next() < 0.35 - (0.3 * (confidence - 0.5)) + (x == 1 ? 0.1 : 0);
            return new SmallRow($"t{number:0000}", $"Text number {number}.", x, Math.Round((4 * Next()) - 2, 3), human, errs ? 1 - human : human, confidence);
        })];

        double Next()
        {
            uniform.MoveNext();
            return uniform.Current;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Numerical Recipes' linear congruential generator: enough to make up a table, and the same everywhere.</summary>
    private static IEnumerable<double> Uniforms(uint seed)
    {
        for (var state = seed; ;)
        {
            state = (1664525 * state) + 1013904223;
            yield return (state >> 8) / (double)(1 << 24);
        }
    }
}
