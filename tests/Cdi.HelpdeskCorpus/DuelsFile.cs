using System.Globalization;
using System.Text;

namespace Cdi.HelpdeskCorpus;

/// <summary>The bytes of <c>specs/data/duels.csv</c>: answers of two assistants to one question, which of them a model prefers, and people in a random
/// part.</summary>
public static class DuelsFile
{
    /// <summary>Comparisons of the corpus.</summary>
    public const int Comparisons = 1200;

    /// <summary>Comparisons that people judged, a simple random sample.</summary>
    public const int Judged = 400;

    private const ulong Seed = 20261127;
    private const ulong SampleSeed = 20261128;

    private static readonly string[] Assistants = ["amber", "birch", "cedar", "dune"];

    // With what chance people prefer the row's answer to the column's where both are equally long: abilities of 0, .4, .8 and 1.4, to three digits.
    private static readonly double[][] Wins =
    [
        [0.5, 0.401, 0.31, 0.198],
        [0.599, 0.5, 0.401, 0.269],
        [0.69, 0.599, 0.5, 0.354],
        [0.802, 0.731, 0.646, 0.5],
    ];

    /// <summary>Writes the corpus: UTF-8, comma-separated, one header row, <c>\n</c> line ends. Equal bytes on every machine.</summary>
    public static byte[] Bytes()
    {
        HashSet<int> sample = [.. Enumerable.Range(1, Comparisons).OrderBy(each => new Draws(SampleSeed, each).Uniform()).Take(Judged)];
        var file = new StringBuilder("comparison,left,right,left_is_longer,judge,person\n");
        foreach (var each in Enumerable.Range(1, Comparisons)) Append(file, each, sample.Contains(each));
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    // The judge knows the better answer mostly, and leans to what stands on the left and to what is long.
    private static void Append(StringBuilder file, int comparison, bool isJudged)
    {
        var draws = new Draws(Seed, comparison);
        var left = (int)(Assistants.Length * draws.Uniform());
        var right = (left + 1 + (int)((Assistants.Length - 1) * draws.Uniform())) % Assistants.Length;
        var isLonger = draws.Chance(0.5);
        var person = draws.Chance(Wins[left][right]);
        var judge = draws.Chance(0.72) ? person : draws.Chance(isLonger ? 0.9 : 0.5);
        file.Append(CultureInfo.InvariantCulture, $"C-{comparison:0000},{Assistants[left]},{Assistants[right]},{(isLonger ? 1 : 0)},{Word(judge)},")
            .Append(isJudged ? Word(person) : "").Append('\n');
    }

    private static string Word(bool left) => left ? "left" : "right";
}
