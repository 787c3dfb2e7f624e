using Cdi.Estimation.Learning;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>A fit that knows every label.</summary>
internal sealed class WholeFit
{
    private readonly FittedScores scores;

    public WholeFit(LearningRows rows, int classes, params double[] penalties)
    {
        var response = ResponseModel.Of(classes);
        var path = new LearningPath(-1, -1, penalties.Length - 1);
        new DualAscent(rows, new int[rows.Rows.Length], response, [path], penalties).Run(7, default);
        scores = new(rows, response, [path.Fits[^1]]);
    }

    public (double Label, double Confidence) Answer(SparseVector vector)
    {
        var answers = new (double Label, double Confidence)[1];
        scores.Answer(vector, answers);
        return answers[0];
    }
}
