using System.Globalization;
using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 4xxx family, continued: questions that models and people are asked, and the labels that follow from their answers.</summary>
public static class QuestionDiagnostics
{
    /// <summary>CDI4070. Several options have no rule.</summary>
    /// <param name="place">The outcome.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="options">Keys of the options without a rule.</param>
    /// <param name="question">Name of a question.</param>
    /// <param name="answer">Key of an answer to it.</param>
    public static Diagnostic NoRule(Place place, string outcome, IReadOnlyList<string> options, string question, string answer) => Error("CDI4070", place,
        $"Outcome `{outcome}` is asked by questions, and no rule says which answers make {string.Join(" or ", options.Select(key => $"`{key}`"))}.",
        $"Add rules, for example `derive {options[0]} = {question}[{answer}]`; one option may do without: it is what the others leave.");

    /// <summary>CDI4071. No combination of answers makes an option.</summary>
    /// <param name="place">The rule, or the option without one.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="option">Key of the option.</param>
    /// <param name="combinations">How many combinations there are.</param>
    public static Diagnostic NeverReached(Place place, string outcome, string option, int combinations) => Error("CDI4071", place,
        $"None of the {Number(combinations)} combinations of answers makes option `{option}` of `{outcome}`.",
        "Mend the rules, or take the option out: a text could never have it.");

    /// <summary>CDI4072. The rules of two options hold for the same answers.</summary>
    /// <param name="place">The second rule.</param>
    /// <param name="first">Key of the first option.</param>
    /// <param name="second">Key of the second option.</param>
    /// <param name="example">A combination of answers for which both hold.</param>
    /// <param name="combinations">For how many both hold.</param>
    public static Diagnostic RulesOverlap(Place place, string first, string second, string example, int combinations) => Error("CDI4072", place,
        $"Where {example}, the rules make both `{first}` and `{second}`{More(combinations, ", as in")}.",
        "Narrow one of them, for example by `and not …`, or leave the rule of one option out: it is what the others leave.");

    /// <summary>CDI4073. Some answers make no option.</summary>
    /// <param name="place">The outcome.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="example">A combination of answers for which no rule holds.</param>
    /// <param name="combinations">For how many none holds.</param>
    public static Diagnostic NoOptionFor(Place place, string outcome, string example, int combinations) => Error("CDI4073", place,
        $"Where {example}, no rule of `{outcome}` holds{More(combinations, ", nor in")}.",
        "Add these answers to a rule, or leave the rule of one option out: it is what the others leave.");

    /// <summary>CDI4074. The label never depends on a question.</summary>
    /// <param name="place">The question.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="question">Name of the question.</param>
    public static Diagnostic ChangesNoLabel(Place place, string outcome, string question) => Error("CDI4074", place,
        $"No label of `{outcome}` depends on question `{question}`: people would answer it, and models be paid for it, for nothing.",
        "Use its answers in a rule, or take the question out; one that is asked for its own sake is an outcome of its own.");

    /// <summary>CDI4075. Annotators have words of their own beside the questions that all are asked.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="human">Name of the annotators.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="questions">Names of its questions.</param>
    public static Diagnostic SecondWording(Place place, string human, string outcome, IEnumerable<string> questions) => Error("CDI4075", place,
        $"`human {human}` has a question, and outcome `{outcome}` is asked by {string.Join(", ", questions.Select(name => $"`{name}`"))}: "
            + "these words would be a second instrument.",
        "Leave `question` out here; people are asked in the words of the `question` block, as models are.");

    /// <summary>CDI4076. A prompt does not say, or cannot say, which question it asks.</summary>
    /// <param name="place">The prompt, or the hole.</param>
    /// <param name="fact">What is wrong, a sentence without a full stop.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic QuestionNotShown(Place place, string fact, string hint) => Error("CDI4076", place, $"{fact}.", hint);

    /// <summary>CDI4077. There are too many combinations of answers.</summary>
    /// <param name="place">The outcome.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="combinations">How many there are.</param>
    public static Diagnostic TooManyCombinations(Place place, string outcome, long combinations) => Error("CDI4077", place,
        $"The questions of `{outcome}` have {Number(combinations)} combinations of answers; rules are decided for at most "
            + $"{Number(StudyLimits.AnswerCombinations)}.",
        "Ask fewer questions, give them fewer answers, or make two outcomes of them.");

    /// <summary>CDI4078. Examples are to be shown where a label follows from several questions, and they have no answer to each.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic ExamplesOfSeveral(Place place, string outcome, string reason, string hint) => Error("CDI4078", place,
        $"Labels of `{outcome}` follow from several questions, each of which shows its own answers, and {reason}.", hint);

    /// <summary>CDI4079. Labels are to follow from answers, and there are none from which they could.</summary>
    /// <param name="place">The rule, or the question.</param>
    /// <param name="fact">What is wrong, a sentence without a full stop.</param>
    /// <param name="hint">The remedy.</param>
    public static Diagnostic NothingToDerive(Place place, string fact, string hint) => Error("CDI4079", place, $"{fact}.", hint);

    /// <summary>CDI2004. A question has no answer with this key.</summary>
    /// <param name="place">The key.</param>
    /// <param name="key">The key as written.</param>
    /// <param name="question">Name of the question.</param>
    /// <param name="declared">The keys of its answers.</param>
    internal static Diagnostic UnknownAnswer(Place place, string key, string question, IReadOnlyCollection<string> declared) => Error("CDI2004", place,
        $"Question `{question}` has no answer `{key}`.",
        (NearestName.Find(key, declared) is { } nearest ? $"Nearest `{nearest}`; d" : "D") + $"eclared: {NameList.Of(declared)}.");

    /// <summary>CDI2014. The name of a question is a setting of <c>recorded</c>.</summary>
    /// <param name="place">The name.</param>
    /// <param name="name">The name as written.</param>
    internal static Diagnostic NameTaken(Place place, string name) => Error("CDI2014", place,
        $"`question` takes a name of its own, found `{name}`, which `recorded` knows as a setting.", $"Name it otherwise, for example `{name}_asked`.");

    private static string More(int combinations, string before) => combinations == 1 ? ""
        : $"{before} {Number(combinations - 1)} other {Counted.Noun(combinations - 1, "combination")} of answers";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
