namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Random questions and rules, with their meaning worked out without the compiler.</summary>
internal sealed class RandomDerivation
{
    private readonly Random random;

    public RandomDerivation(int seed, bool hasRest)
    {
        random = new Random(seed);
        Answers = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(2, 4))];
        var count = random.Next(1, 3) + (hasRest ? 0 : 1);
        Rules = [.. Enumerable.Range(0, count).Select(_ => Condition(3))];
        HasRest = hasRest;
    }

    /// <summary>How many answers each question has.</summary>
    public int[] Answers { get; }

    /// <summary>Whether the last option has no rule.</summary>
    public bool HasRest { get; }

    /// <summary>The rules of the options, as text and as what they mean.</summary>
    public IReadOnlyList<(string Text, Func<int[], bool> Holds)> Rules { get; }

    public int Options => Rules.Count + (HasRest ? 1 : 0);

    /// <summary>All combinations of answers, the last question changing fastest.</summary>
    public IEnumerable<int[]> Combinations => Answers.Aggregate(
        (IEnumerable<int[]>)[[]], (known, count) => known.SelectMany(each => Enumerable.Range(0, count).Select(answer => (int[])[.. each, answer])));

    /// <summary>The options of a combination.</summary>
    public IReadOnlyList<int> OptionsOf(int[] answers)
    {
        int[] held = [.. Enumerable.Range(0, Rules.Count).Where(rule => Rules[rule].Holds(answers))];
        return held.Length == 0 && HasRest ? [Rules.Count] : held;
    }

    /// <summary>A study that has it.</summary>
    public string Spec => Letters.Spec + $$"""

        outcome derived {
        {{string.Concat(Enumerable.Range(0, Options).Select(option => $"  o{option} = \"Option {option}\"\n"))}}
        {{string.Concat(Answers.Select((count, question) => $"  question q{question} {{\n    text = \"Question {question}?\"\n"
            + string.Concat(Enumerable.Range(0, count).Select(answer => $"    a{answer} = \"Answer {answer}\"\n")) + "  }\n"))}}
        {{string.Concat(Rules.Select((rule, option) => $"  derive o{option} = {rule.Text}\n"))}}
        }
        """;

    private (string Text, Func<int[], bool> Holds) Condition(int depth)
    {
        if (depth == 0 || random.Next(3) == 0) return Answer();
        var (left, right) = (Condition(depth - 1), Condition(depth - 1));
        return random.Next(4) switch
        {
            0 => ($"not ({left.Text})", answers => !left.Holds(answers)),
            1 => ($"({left.Text}) and ({right.Text})", answers => left.Holds(answers) && right.Holds(answers)),
            2 => ($"({left.Text}) or ({right.Text})", answers => left.Holds(answers) || right.Holds(answers)),
            _ => Chain(),
        };
    }

    // Without parentheses: `and` binds tighter.
    private (string Text, Func<int[], bool> Holds) Chain()
    {
        var (a, b, c) = (Answer(), Answer(), Answer());
        return random.Next(2) == 0
            ? ($"{a.Text} or {b.Text} and {c.Text}", answers => a.Holds(answers) || (b.Holds(answers) && c.Holds(answers)))
            : ($"{a.Text} and not {b.Text} or {c.Text}", answers => (a.Holds(answers) && !b.Holds(answers)) || c.Holds(answers));
    }

    private (string Text, Func<int[], bool> Holds) Answer()
    {
        var question = random.Next(Answers.Length);
        var answer = random.Next(Answers[question]);
        return ($"q{question}[a{answer}]", answers => answers[question] == answer);
    }
}
