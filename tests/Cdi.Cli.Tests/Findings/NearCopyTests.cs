namespace Cdi.Cli.Tests.Findings;

/// <summary>Columns that people's labels went into, and that say what people said but for a few texts.</summary>
public sealed class NearCopyTests
{
    [Fact]
    public void A_column_of_final_labels_is_found_though_some_were_changed_later()
    {
        var said = Run((row, human, model) => row % 4 == 1 ? row % 160 == 1 ? !human : human : model);
        Assert.Contains("warning CDI9032: `final` says what `people` said of 195 of 200 labelled texts, also of ", said);
        Assert.Contains(" where `model` is wrong: ", said);
    }

    [Fact]
    public void A_column_that_is_wrong_where_the_model_is_knows_no_label() =>
        Assert.DoesNotContain("CDI9032", Run((_, _, model) => model));

    [Fact]
    public void A_column_that_is_right_less_often_knows_no_label() =>
        Assert.DoesNotContain("CDI9032", Run((row, human, _) => row / 4 % 12 == 0 ? !human : human));

    /// <summary>800 texts, every fourth labelled; the model is wrong in about a sixth of all.</summary>
    private static string Run(Func<int, bool, bool, bool> final)
    {
        using var session = new CommandSession();
        static bool Says(int row) => row * 37 % 101 < 44;
        static string Word(bool polite) => polite ? "polite" : "rude";
        var rows = Enumerable.Range(0, 800).Select(row =>
        {
            var (human, model) = (Says(row), row * 53 % 97 < 16 ? !Says(row) : Says(row));
            return $"t{row},{(row % 4 == 1 ? Word(human) : "")},{Word(model)},{(final(row, human, model) ? 1 : 0)}\n";
        });
        session.Write("data.csv", "id,human,llm,final\n" + string.Concat(rows));
        session.Write("study.cdi", """
            cdi 1

            study near

            corpus texts {
              source = "data.csv"
              key = id
              id: id from id
              final: indicator from final
            }

            outcome tone {
              A = "Polite"
              B = "Rude"
            }

            llm model {
              on_failure = annotate
              recorded {
                label = llm where { polite = A, rude = B }
              }
            }

            human people {
              recorded {
                label = human where { polite = A, rude = B }
              }
            }

            estimand share {
              target = prevalence(tone[A])
            }

            sampling {
              given = uniform
              seed = 1
            }

            inference {
              generalise = population
              alpha = 0.05
            }
            """);
        return session.Cdi("run study.cdi").Error;
    }
}
