using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>What a draw with known probabilities cannot have been is told, with its place.</summary>
public sealed class LedgerReviewTests
{
    private static readonly StudyEvent Opened = new StudyEvent.Opened(5, 1, DrawMethod.FixedSize, null);
    private static readonly StudyEvent First = Round([0, 1, 2], [0.5, 0.5, 1], [1, 2]);
    private static readonly StudyEvent Answered = Labels([1, 2], [1, 0]);

    public static TheoryData<string, string, StudyEvent[]> Contradictions => new()
    {
        { "nothing begun", "0: a sample begins with `Opened`", [First] },
        { "begun twice", "1: the sample was begun before", [Opened, Opened] },
        { "a row in two rounds", "3: row 2 was at risk before", [Opened, First, Answered, Round([2, 3], [0.5, 0.5], [3])] },
        { "a row outside", "1: row 5 is not in the corpus", [Opened, Round([5], [0.5], [])] },
        { "a row before the first", "1: row -1 is not in the corpus", [Opened, Round([-1], [0.5], [])] },
        { "no chance", "1: row 4 has π = 0", [Opened, Round([4], [0], [])] },
        { "more than certain", "1: row 4 has π = 1.25", [Opened, Round([4], [1.25], [])] },
        { "no number", "1: row 4 has π = NaN", [Opened, Round([4], [double.NaN], [])] },
        { "a row without probability", "1: a row at risk has no probability, or a probability no row", [Opened, Round([3, 4], [0.5], [])] },
        { "drawn and not at risk", "1: row 3 was drawn and was not at risk", [Opened, Round([4], [0.5], [3])] },
        { "drawn twice", "1: row 4 was drawn twice", [Opened, Round([4], [0.5], [4, 4])] },
        { "labelled and not drawn", "2: row 0 was labelled and not drawn", [Opened, First, Labels([0], [1])] },
        { "labelled twice", "3: row 1 was labelled twice", [Opened, First, Answered, Labels([1], [1])] },
        { "too few labels", "2: there is not one label for each row and variable", [Opened, First, Labels([1, 2], [1])] },
        { "a round before the answers", "2: row 1 was drawn earlier and has no label yet", [Opened, First, Round([3], [0.5], [])] },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task What_cannot_have_happened_is_named(string name, string expected, StudyEvent[] events)
    {
        var fault = await new MemoryLedger(events).VerifyAsync(default);
        Assert.True(expected == $"{fault?.Index}: {fault?.Fact}", $"{name}: {fault}");
    }

    [Fact]
    public async Task What_can_have_happened_passes() => Assert.Null(
        await new MemoryLedger(Opened, First, Answered, Round([3, 4], [0.25, 0.75], [4]), Labels([4], [1])).VerifyAsync(default));

    private static StudyEvent.RoundDrawn Round(int[] rows, double[] probabilities, int[] drawn) =>
        new(SamplingRoundKind.Round, [.. rows], [.. probabilities], [.. drawn]);

    private static StudyEvent.LabelsReceived Labels(int[] rows, double[] labels) => new([.. rows], [.. labels]);
}
