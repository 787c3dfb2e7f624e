using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Learning;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Texts;

namespace Cdi.Benchmarks;

/// <summary>Prints the processor time in which an embedded annotator learns.</summary>
internal static class LearningTable
{
    private const int WordsOfText = 50;
    private const int Vocabulary = 30_000;
    private const int TellingWords = 400;

    /// <summary>Prints the table.</summary>
    /// <param name="texts">Texts of the corpus; about each the model that is learnt from has answered.</param>
    public static void Print(int texts)
    {
        var table = new TextTable();
        table.Add("learns from", "options", "labels", "texts", "vectors, s", "fits, s", "right");
        foreach (var classes in new[] { 2, 4 })
        {
            var (labels, written) = Texts(texts, classes);
            var (vectors, ofVectors) = Timed(() => HashedNgrams.Instance.Of(written));
            RowKey[] keys = [.. Enumerable.Range(0, texts).Select(RowKey.FromRowNumber)];
            foreach (var (teacher, count) in new[] { ("a model", texts), ("people", Math.Min(texts, 500)), ("people", Math.Min(texts, 2000)) })
            {
                int[] rows = [.. Enumerable.Range(0, count)];
                var task = new LearningTask
                {
                    Vectors = vectors, Keys = keys, Identities = keys, Seed = 1, Rows = rows, Labels = Array.ConvertAll(rows, row => labels[row]),
                    Weights = Array.ConvertAll(rows, _ => 1.0), Classes = classes,
                };
                var (said, ofFits) = Timed(() => teacher == "people" ? CrossFittedLearner.Nested(task) : CrossFittedLearner.Once(task));
                var right = Enumerable.Range(0, texts).Average(row => said.Labels.Span[row] == labels[row] ? 1.0 : 0);
                table.Add(teacher, Text($"{classes}"), Text($"{count}"), Text($"{texts}"), Text($"{ofVectors:0.0}"), Text($"{ofFits:0.0}"),
                    Text($"{right:0.000}"));
            }
        }

        table.Print(Console.Out);
    }

    private static (T Result, double Seconds) Timed<T>(Func<T> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = work();
        return (result, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    /// <summary>Texts of words whose frequency falls with their rank; some words are told more often by texts of a class.</summary>
    private static (double[] Labels, string[] Texts) Texts(int count, int classes)
    {
        var random = new CounterRandom(20251125, RandomPurpose.Resample);
        string[] words = [.. Enumerable.Range(0, Vocabulary).Select(rank => Word(random, rank))];
        var labels = new double[count];
        var texts = new string[count];
        for (var row = 0; row < count; row++)
        {
            var own = new CounterRandom(20251125, RandomPurpose.Copy, row);
            labels[row] = own.Index(new(0), classes);
            texts[row] = string.Join(' ', Enumerable.Range(1, WordsOfText).Select(place => words[Rank(own, place, (int)labels[row], classes)]));
        }

        return (labels, texts);
    }

    private static int Rank(CounterRandom random, int place, int label, int classes)
    {
        var rank = (int)Math.Pow(Vocabulary, random.Uniform(new((ulong)place))) - 1;

        // Of the telling words half are of the text's own class, by a draw of their own.
        if (rank >= TellingWords || rank < 10 || random.Uniform(new((ulong)place + 1000)) > 0.25) return rank;
        return (rank / classes * classes) + label;
    }

    private static string Word(CounterRandom random, int rank)
    {
        var syllables = 1 + random.Index(new(((ulong)rank * 8) + 7), 4);
        return string.Concat(Enumerable.Range(0, syllables).Select(place =>
        {
            var bits = random.Index(new(((ulong)rank * 8) + (ulong)place), 14 * 5);
            return string.Concat("bdfghklmnprstv".AsSpan(bits / 5, 1), "aeiou".AsSpan(bits % 5, 1));
        }));
    }

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);
}
