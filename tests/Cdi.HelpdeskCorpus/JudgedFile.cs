using System.Globalization;
using System.Text;

namespace Cdi.HelpdeskCorpus;

/// <summary>The bytes of <c>specs/data/judged.csv</c>: answers of an assistant, judged by a model, and by people in a random part.</summary>
public static class JudgedFile
{
    /// <summary>Answers of the corpus.</summary>
    public const int Answers = 1000;

    /// <summary>Answers that people judged, a simple random sample.</summary>
    public const int Judged = 200;

    private const ulong Seed = 20250917;
    private const ulong SampleSeed = 20250918;

    /// <summary>Writes the corpus: UTF-8, comma-separated, one header row, <c>\n</c> line ends. Equal bytes on every machine.</summary>
    public static byte[] Bytes()
    {
        var sample = Sample();
        var file = new StringBuilder("answer,topic,long,judge,sure,person\n");
        foreach (var answer in Enumerable.Range(1, Answers)) Append(file, Of(answer), sample.Contains(answer));
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    /// <summary>Share of right answers, by what people would say of every answer: the truth that the file hides.</summary>
    public static double Truth() => Enumerable.Range(1, Answers).Average(answer => Of(answer).Person ? 1.0 : 0.0);

    /// <summary>Share of answers that the judge calls what people would call them.</summary>
    public static double Agreement() => Enumerable.Range(1, Answers).Average(answer => Of(answer).Person == Of(answer).Judge ? 1.0 : 0.0);

    /// <summary>The answers with the smallest random numbers.</summary>
    private static HashSet<int> Sample() =>
        [.. Enumerable.Range(1, Answers).OrderBy(answer => new Draws(SampleSeed, answer).Uniform()).Take(Judged)];

    /// <summary>Long answers are right less often; the judge likes them, and overlooks every fourth error.</summary>
    private static (int Answer, string Topic, bool Long, bool Person, bool Judge, double Sure) Of(int answer)
    {
        var draws = new Draws(Seed, answer);
        var topic = draws.Pick(["billing", "delivery", "returns", "account"]);
        var isLong = draws.Chance(0.4);
        var person = draws.Chance(isLong ? 0.58 : 0.74);
        var judge = draws.Chance(person ? 0.95 : isLong ? 0.42 : 0.2);
        var sure = 0.5 + (0.05 * Math.Floor((judge == person ? 4 : 1) + (6 * draws.Uniform())));
        return (answer, topic, isLong, person, judge, sure);
    }

    private static void Append(StringBuilder file, (int Answer, string Topic, bool Long, bool Person, bool Judge, double Sure) row, bool judged) => file.Append(
        CultureInfo.InvariantCulture,
        $"A-{row.Answer:0000},{row.Topic},{(row.Long ? 1 : 0)},{Word(row.Judge)},{row.Sure:0.00},{(judged ? Word(row.Person) : "")}\n");

    private static string Word(bool right) => right ? "right" : "wrong";
}
