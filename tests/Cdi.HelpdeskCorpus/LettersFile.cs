using System.Globalization;
using System.Text;

namespace Cdi.HelpdeskCorpus;

/// <summary>The bytes of <c>specs/data/letters.csv</c>: letters to an office, what a model makes of all of them, and people of a random part.</summary>
public static class LettersFile
{
    /// <summary>Letters of the corpus.</summary>
    public const int Letters = 1200;

    /// <summary>Letters that people read, a simple random sample.</summary>
    public const int ReadByPeople = 400;

    private const ulong Seed = 20251014;
    private const ulong SampleSeed = 20251015;
    private const int Coins = 24;

    // How often a letter complains, beside others of its kind: the mean is 1, the variance .755, so that counts have a θ near 1.3.
    private static readonly double[] Tempers = [0.1, 0.5, 1, 2.4];

    // With what chance a reader notices irony, by how strong it is, 1 to 8.
    private static readonly double[] Notice = [0.04, 0.1, 0.2, 0.36, 0.56, 0.74, 0.88, 0.95];

    /// <summary>Writes the corpus: UTF-8, comma-separated, one header row, <c>\n</c> line ends. Equal bytes on every machine.</summary>
    public static byte[] Bytes()
    {
        HashSet<int> sample = [.. Enumerable.Range(1, Letters).OrderBy(letter => new Draws(SampleSeed, letter).Uniform()).Take(ReadByPeople)];
        var file = new StringBuilder("letter,returning,words,irony,model_complaints,model_minutes,model_noticed,complaints,minutes,noticed\n");
        foreach (var letter in Enumerable.Range(1, Letters)) Append(file, letter, sample.Contains(letter));
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void Append(StringBuilder file, int letter, bool isRead)
    {
        var draws = new Draws(Seed, letter);
        var (returns, words, irony) = (draws.Chance(0.4), 20 + (int)(180 * draws.Uniform()), 1 + (int)(8 * draws.Uniform()));
        var complaints = Count(draws, draws.Pick(Tempers) * (returns ? 3.2 : 1.6));

        // Most letters take a minute and a word's time for each word; one in twelve lies on a desk.
        var minutes = 1 + (0.04 * words) + draws.Uniform() + draws.Uniform() - 1 + (draws.Chance(1.0 / 12) ? 20 * draws.Uniform() : 0);
        var noticed = draws.Chance(Notice[irony - 1]);
        var seen = Math.Max(0, complaints + (draws.Chance(0.2) ? 1 : 0) - (draws.Chance(0.25) ? 1 : 0));
        var guessed = minutes + (2 * (draws.Uniform() - 0.3));
        var judged = draws.Chance(0.12) ? !noticed : noticed;
        file.Append(CultureInfo.InvariantCulture, $"L-{letter:0000},{(returns ? 1 : 0)},{words},{irony},{seen},{guessed:0.0},{Word(judged)},")
            .Append(isRead ? string.Create(CultureInfo.InvariantCulture, $"{complaints},{minutes:0.0},{Word(noticed)}\n") : ",,\n");
    }

    // Heads of 24 coins: nearly a Poisson number, without a logarithm whose last digit differs between machines.
    private static int Count(Draws draws, double mean)
    {
        var heads = 0;
        for (var coin = 0; coin < Coins; coin++) heads += draws.Chance(mean / Coins) ? 1 : 0;
        return heads;
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
