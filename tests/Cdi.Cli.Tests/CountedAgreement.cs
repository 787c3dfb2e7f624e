namespace Cdi.Cli.Tests;

/// <summary>Agreements counted from a table of what people and models say.</summary>
internal static class CountedAgreement
{
    /// <summary>The value of a target over texts that all have a label.</summary>
    /// <param name="target">As a spec writes it.</param>
    /// <param name="rows">The texts.</param>
    public static double Value(string target, JudgedText[] rows)
    {
        var inner = target;
        if (target.StartsWith("difference(", StringComparison.Ordinal))
        {
            inner = target["difference(".Length..(target.IndexOf(')', StringComparison.Ordinal) + 1)];
            var sign = target.Contains("first, second", StringComparison.Ordinal) ? 1 : -1;
            return sign * (Of(inner, row => row.First) - Of(inner, row => row.Second));
        }

        return Of(inner, target.Contains("second", StringComparison.Ordinal) ? row => row.Second : row => row.First);

        double Of(string what, Func<JudgedText, string> model)
        {
            string[] words = ["good", "plain", "bad"];
            var function = what[..what.IndexOf('(', StringComparison.Ordinal)];
            var isOne = what.Contains('[', StringComparison.Ordinal);
            var option = isOne ? what[(what.IndexOf('[', StringComparison.Ordinal) + 1)..what.IndexOf(']', StringComparison.Ordinal)] : "";
            double Count(Func<string, string, bool> counts) => rows.Count(row => counts(row.Person, model(row)));
            double F1(string key) => 2 * Count((v, a) => v == key && a == key) / (Count((v, _) => v == key) + Count((_, a) => a == key));
            int Class(string word) => isOne ? word == option ? 0 : 1 : Array.IndexOf(words, word);
            var classes = isOne ? 2 : 3;
            double P(int c) => Count((v, _) => Class(v) == c) / rows.Length;
            double Q(int c) => Count((_, a) => Class(a) == c) / rows.Length;
            double Weight(int i, int j) => what.Contains("quadratic", StringComparison.Ordinal) ? (i - j) * (i - j) : i == j ? 0 : 1;
            var agree = Count((v, a) => Class(v) == Class(a)) / rows.Length;
            var pairs = from i in Enumerable.Range(0, classes) from j in Enumerable.Range(0, classes) select (i, j);
            var each = Enumerable.Range(0, classes).ToList();
            return function switch
            {
                "accuracy" => agree,
                "precision" => Count((v, a) => v == option && a == option) / Count((_, a) => a == option),
                "recall" => Count((v, a) => v == option && a == option) / Count((v, _) => v == option),
                "false_positive_rate" => Count((v, a) => v != option && a == option) / Count((v, _) => v != option),
                "false_negative_rate" => Count((v, a) => v == option && a != option) / Count((v, _) => v == option),
                "f1" => isOne ? F1(option) : words.Average(F1),
                "kappa" => 1 - (rows.Average(row => Weight(Class(row.Person), Class(model(row))))
                    / pairs.Sum(pair => Weight(pair.i, pair.j) * P(pair.i) * Q(pair.j))),
                "ac1" => Ac1(),
                _ => (agree - each.Sum(c => P(c) * Q(c))) / Math.Sqrt((1 - each.Sum(c => P(c) * P(c))) * (1 - each.Sum(c => Q(c) * Q(c)))),
            };

            double Ac1()
            {
                var chance = each.Sum(c => (P(c) + Q(c)) / 2 * (1 - ((P(c) + Q(c)) / 2))) / (classes - 1);
                return (agree - chance) / (1 - chance);
            }
        }
    }
}
