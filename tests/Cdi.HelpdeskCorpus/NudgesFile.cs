using System.Globalization;
using System.Text;

namespace Cdi.HelpdeskCorpus;

/// <summary>The bytes of <c>specs/data/nudges.csv</c>: requests of which a random half was written beside a reminder to be polite; who is in trouble is
/// neither polite nor soon helped, which the file does not say.</summary>
public static class NudgesFile
{
    /// <summary>Requests of the corpus.</summary>
    public const int Requests = 2000;

    /// <summary>Requests whose tone people judged, a simple random sample.</summary>
    public const int Judged = 800;

    private const ulong Seed = 20261129;
    private const ulong SampleSeed = 20261130;

    /// <summary>Writes the corpus: UTF-8, comma-separated, one header row, <c>\n</c> line ends. Equal bytes on every machine.</summary>
    public static byte[] Bytes()
    {
        HashSet<int> sample = [.. Enumerable.Range(1, Requests).OrderBy(each => new Draws(SampleSeed, each).Uniform()).Take(Judged)];
        var file = new StringBuilder("request,reminder,evening,hours,model,person\n");
        foreach (var each in Enumerable.Range(1, Requests)) Append(file, each, sample.Contains(each));
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    // A polite request is answered four hours sooner; one in trouble takes eight hours more, and is seldom polite.
    private static void Append(StringBuilder file, int request, bool isJudged)
    {
        var draws = new Draws(Seed, request);
        var (reminder, evening, trouble) = (draws.Chance(0.5), draws.Chance(0.3), draws.Chance(0.4));
        var polite = draws.Chance((trouble ? 0.15 : 0.55) + (reminder ? 0.35 : 0));
        var hours = 12 - (polite ? 4 : 0) + (trouble ? 8 : 0) + (evening ? 3 : 0) + (4 * (draws.Uniform() + draws.Uniform() - 1));
        var model = draws.Chance(polite ? 0.9 : 0.15);
        file.Append(CultureInfo.InvariantCulture, $"R-{request:0000},{(reminder ? 1 : 0)},{(evening ? 1 : 0)},{hours:0.0},{Word(model)},")
            .Append(isJudged ? Word(polite) : "").Append('\n');
    }

    private static string Word(bool polite) => polite ? "polite" : "rude";
}
