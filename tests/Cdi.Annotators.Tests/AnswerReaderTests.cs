using Cdi.Annotators.Answers;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>From a model's words to an answer.</summary>
public sealed class AnswerReaderTests
{
    private static readonly OutcomeDefinition Politeness = new() { Name = "politeness", Options = [new("A", "Polite"), new("B", "Impolite")] };
    private static readonly OutcomeDefinition Warmth = new() { Name = "warmth", Options = [], Minimum = 0, Maximum = 10 };

    [Theory]
    [InlineData("A", 0)]
    [InlineData(" B\n", 1)]
    [InlineData("A.", 0)]
    [InlineData("A)", 0)]
    [InlineData("(B)", 1)]
    [InlineData("\"A\"", 0)]
    [InlineData("A: Polite", 0)]
    [InlineData("B. Impolite", 1)]
    [InlineData("B) Impolite", 1)]
    public void An_option_is_its_key_alone_or_as_lists_write_it(string said, double code) =>
        Assert.Equal(new Answer.Value(code), new AnswerReader(Politeness, false).Label(new(said, "stop")));

    [Theory]
    [InlineData("", AnswerFailure.Malformed)]
    [InlineData("  ", AnswerFailure.Malformed)]
    [InlineData("a", AnswerFailure.OutOfOptions)]
    [InlineData("C", AnswerFailure.OutOfOptions)]
    [InlineData("Polite", AnswerFailure.OutOfOptions)]
    [InlineData("AB", AnswerFailure.OutOfOptions)]
    [InlineData("A: Impolite", AnswerFailure.Malformed)]
    [InlineData("A or B", AnswerFailure.Malformed)]
    [InlineData("A\nA", AnswerFailure.Malformed)]
    [InlineData("The answer is A", AnswerFailure.Malformed)]
    [InlineData("A, because it says please", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": \"A\"}", AnswerFailure.Malformed)]
    public void What_is_not_an_option_is_not_guessed(string said, AnswerFailure kind) => Assert.Equal(kind, Failure(Politeness, false, said, "stop"));

    [Theory]
    [InlineData("A", "length", AnswerFailure.Truncated)]
    [InlineData("A", "max_tokens", AnswerFailure.Truncated)]
    [InlineData("A", "content_filter", AnswerFailure.Refused)]
    [InlineData("A", "refusal", AnswerFailure.Refused)]
    public void An_answer_that_was_cut_off_or_declined_is_none_whatever_it_holds(string said, string finish, AnswerFailure kind) =>
        Assert.Equal(kind, Failure(Politeness, false, said, finish));

    [Theory]
    [InlineData("{\"answer\": \"B\"}", 1)]
    [InlineData(" {\"answer\":\"A\"}\n", 0)]
    public void A_structured_answer_is_one_member(string said, double code) =>
        Assert.Equal(new Answer.Value(code), new AnswerReader(Politeness, true).Label(new(said, "stop")));

    [Theory]
    [InlineData("A", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": \"C\"}", AnswerFailure.OutOfOptions)]
    [InlineData("{\"answer\": \"A\", \"why\": \"please\"}", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": \"A\"", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": [\"A\"]}", AnswerFailure.Malformed)]
    [InlineData("Sure: {\"answer\": \"A\"}", AnswerFailure.Malformed)]
    public void A_structured_answer_has_nothing_around_it(string said, AnswerFailure kind) => Assert.Equal(kind, Failure(Politeness, true, said, "stop"));

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0.5", 0.5)]
    [InlineData("10", 10)]
    public void A_number_is_digits_with_a_point(string said, double number) =>
        Assert.Equal(new Answer.Value(number), new AnswerReader(Warmth, false).Label(new(said, "stop")));

    [Theory]
    [InlineData("11", AnswerFailure.OutOfOptions)]
    [InlineData("-1", AnswerFailure.OutOfOptions)]
    [InlineData("7,5", AnswerFailure.Malformed)]
    [InlineData("7/10", AnswerFailure.Malformed)]
    [InlineData("NaN", AnswerFailure.Malformed)]
    [InlineData("seven", AnswerFailure.Malformed)]
    public void A_number_out_of_range_or_with_words_is_none(string said, AnswerFailure kind) => Assert.Equal(kind, Failure(Warmth, false, said, "stop"));

    [Theory]
    [InlineData("0.83", 0.83)]
    [InlineData("1", 1)]
    public void A_confidence_is_a_number_from_0_to_1(string said, double confidence) =>
        Assert.Equal(new Answer.Value(confidence), new AnswerReader(Politeness, false).Confidence(new(said, "stop")));

    [Theory]
    [InlineData("83")]
    [InlineData("83%")]
    public void A_percentage_is_no_confidence(string said) =>
        Assert.IsType<Answer.Failed>(new AnswerReader(Politeness, false).Confidence(new(said, "stop")));

    private static AnswerFailure Failure(OutcomeDefinition outcome, bool structured, string said, string finish) =>
        Assert.IsType<Answer.Failed>(new AnswerReader(outcome, structured).Label(new CallReply(said, finish))).Kind;

    [Theory]
    [InlineData("{\"answer\": {\"A\": 0.25, \"B\": 0.75}}", 1, 0.25)]
    [InlineData("{\"answer\": {\"B\": 0.5, \"A\": 0.5}}", 0, 0.5)]
    [InlineData("{\"answer\": {\"A\": 0.33, \"B\": 0.66}}", 1, 1 / 3.0)]
    [InlineData("{\"answer\": {\"A\": 1, \"B\": 0}}", 0, 1)]
    public void A_distribution_has_a_number_for_each_key(string said, double label, double first)
    {
        var answer = Assert.IsType<Answer.Value>(new AnswerReader(Politeness, true, isDistribution: true).Label(new(said, "stop")));
        Assert.Equal(label, answer.Number);
        Assert.Equal(first, answer.Probabilities[0], 1e-12);
        Assert.Equal(1 - first, answer.Probabilities[1], 1e-12);
    }

    [Theory]
    [InlineData("{\"answer\": {\"A\": 0.5, \"B\": 0.4}}", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": {\"A\": 1.5, \"B\": -0.5}}", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": {\"A\": 1}}", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": {\"A\": \"1\", \"B\": 0}}", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": {\"A\": 1, \"A\": 0, \"B\": 0}}", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": {\"A\": 1e999, \"B\": 0}}", AnswerFailure.Malformed)]
    [InlineData("{\"answer\": {\"A\": 0.5, \"Z\": 0.5}}", AnswerFailure.OutOfOptions)]
    [InlineData("{\"answer\": \"A\"}", AnswerFailure.Malformed)]
    [InlineData("{\"A\": 0.5, \"B\": 0.5}", AnswerFailure.Malformed)]
    [InlineData("A", AnswerFailure.Malformed)]
    public void What_is_no_distribution_is_never_guessed_at(string said, AnswerFailure kind) => Assert.Equal(
        kind, Assert.IsType<Answer.Failed>(new AnswerReader(Politeness, true, isDistribution: true).Label(new(said, "stop"))).Kind);
}
