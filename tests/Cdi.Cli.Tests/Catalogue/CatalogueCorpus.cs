using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests.Catalogue;

/// <summary>A synthetic corpus on which every word for an estimand has an answer: texts with covariates, what people say of them, and what two models
/// do.</summary>
public static class CatalogueCorpus
{
    private const int Seed = 20261127;
    private static readonly string[] Branches = ["north", "south", "west"];
    private static readonly string[] Players = ["ant", "bee", "cat", "dog"];
    private static readonly string[] Tones = ["warm", "cool", "curt"];
    private static readonly double[] Confidences = [0.6, 0.7, 0.8, 0.9, 0.95];

    /// <summary>The file.</summary>
    /// <param name="rows">Texts.</param>
    /// <param name="labelledEvery">Every how many-th text is labelled by people; 1 for all of them.</param>
    public static string Csv(int rows, int labelledEvery)
    {
        var random = new Random(Seed);
        var text = new StringBuilder("id,x,z,group,branch,wave,unit,w,pace,left,right,chance,score,said_score,mood,said_mood,other_mood,sure,tone,said_tone,"
            + "tally,said_tally,winner,said_winner\n");
        for (var row = 0; row < rows; row++) text.AppendLine(Line(row, random, row % labelledEvery == 0, 1.0 / labelledEvery));
        return text.ToString();
    }

    private static string Line(int row, Random random, bool isLabelled, double chance)
    {
        // What a regressor and a score have in common, and what moves the regressor alone: its instrument.
        var (common, z) = (Normal(random), Normal(random));
        var (x, isGrouped, branch) = (1.5 + (0.35 * z) + (0.25 * common), random.NextDouble() < 0.45, random.Next(3));
        var mean = 4 + x + (isGrouped ? 0.7 : 0) + (0.4 * branch);
        var score = Math.Max(0.2, mean + (0.4 * common) + (0.8 * Normal(random)));
        var saidScore = Math.Max(0.2, score + 0.2 + (0.6 * Normal(random)));
        var sure = Confidences[random.Next(Confidences.Length)];
        var isGood = random.NextDouble() < Logistic(-0.4 + (0.8 * (x - 1.5)) + (isGrouped ? 0.6 : 0));
        var latent = (0.8 * (x - 1.5)) + (isGrouped ? 0.5 : 0) + Logit(random);
        var tone = latent < -0.6 ? 0 : latent < 0.9 ? 1 : 2;
        var tally = Poisson(random, Math.Exp(0.2 + (0.4 * x)) * Gamma(random));
        var (left, right) = (random.Next(4), random.Next(3));
        if (right >= left) right++;
        var isLeft = random.NextDouble() < Logistic((0.4 * (left - right)) + 0.2);
        string[] said = [Mood(isGood == random.NextDouble() < sure), Mood(isGood == random.NextDouble() < 0.75)];
        var saidTone = Tones[random.NextDouble() < sure ? tone : random.Next(3)];
        var saidTally = Math.Max(0, tally + random.Next(3) - 1);
        var saidWinner = Side(isLeft == random.NextDouble() < 0.8);
        string[] human = isLabelled ? [Number(score), Mood(isGood), Tones[tone], Number(tally), Side(isLeft)] : ["", "", "", "", ""];
        return string.Join(',', $"t{row:00000}", Number(x), Number(z), isGrouped ? "1" : "0", Branches[branch], $"w{random.Next(8)}", $"u{row / 6:0000}",
            Number(0.5 + (1.5 * random.NextDouble())), Number(1 + random.NextDouble()), Players[left], Players[right], Number(chance), human[0],
            Number(saidScore), human[1], said[0], said[1], Number(sure), human[2], saidTone, human[3], Number(saidTally), human[4], saidWinner);
    }

    private static string Mood(bool isGood) => isGood ? "good" : "bad";

    private static string Side(bool isLeft) => isLeft ? "left" : "right";

    // Three decimals, but a probability as it is.
    private static string Number(double value) => (value is > 0 and < 1 ? value : Math.Round(value, 3)).ToString("R", CultureInfo.InvariantCulture);

    private static double Logistic(double value) => 1 / (1 + Math.Exp(-value));

    private static double Logit(Random random)
    {
        var share = random.NextDouble();
        return Math.Log((share + 1e-12) / (1 - share));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Of mean 1 and shape 2: the counts of their rates are negative binomial with θ = 2.
    private static double Gamma(Random random) => -0.5 * (Math.Log(1 - random.NextDouble()) + Math.Log(1 - random.NextDouble()));

    private static int Poisson(Random random, double rate)
    {
        var (count, product) = (0, random.NextDouble());
        for (var bound = Math.Exp(-rate); product > bound; product *= random.NextDouble()) count++;
        return count;
    }
}
