namespace Cdi.Estimation.Literature;

/// <summary>The papers that reports cite.</summary>
public static class References
{
    /// <summary>Gligorić et al. 2024.</summary>
    public static Reference ConfidenceDriven { get; } = new(
        "Gligorić et al. 2024",
        "Gligorić, K., Zrnic, T., Lee, C., Candès, E. J., and Jurafsky, D. (2024). Can unconfident LLM annotations be used for confident conclusions? "
            + "arXiv:2408.15204.",
        "https://arxiv.org/abs/2408.15204");

    /// <summary>Zrnic and Candès 2024a.</summary>
    public static Reference ActiveInference { get; } = new(
        "Zrnic and Candès 2024a",
        "Zrnic, T., and Candès, E. J. (2024a). Active statistical inference. Proceedings of the 41st International Conference on Machine Learning. "
            + "arXiv:2403.03208.",
        "https://arxiv.org/abs/2403.03208");

    /// <summary>Angelopoulos et al. 2023.</summary>
    public static Reference PredictionPowered { get; } = new(
        "Angelopoulos et al. 2023",
        "Angelopoulos, A. N., Bates, S., Fannjiang, C., Jordan, M. I., and Zrnic, T. (2023). Prediction-powered inference. Science 382(6671), 669–674.",
        "https://doi.org/10.1126/science.adi6000");

    /// <summary>Angelopoulos, Duchi and Zrnic 2023.</summary>
    public static Reference PowerTuning { get; } = new(
        "Angelopoulos, Duchi and Zrnic 2023",
        "Angelopoulos, A. N., Duchi, J. C., and Zrnic, T. (2023). PPI++: Efficient prediction-powered inference. arXiv:2311.01453.",
        "https://arxiv.org/abs/2311.01453");

    /// <summary>Kluger et al. 2025.</summary>
    public static Reference PredictThenDebias { get; } = new(
        "Kluger et al. 2025",
        "Kluger, D. M., Lu, K., Zrnic, T., Wang, S., and Bates, S. (2025). Prediction-powered inference with imputed covariates and nonuniform sampling. "
            + "arXiv:2501.18577.",
        "https://arxiv.org/abs/2501.18577");

    /// <summary>Rogan and Gladen 1978.</summary>
    public static Reference RoganGladen { get; } = new(
        "Rogan and Gladen 1978",
        "Rogan, W. J., and Gladen, B. (1978). Estimating prevalence from the results of a screening test. American Journal of Epidemiology 107(1), 71–76.",
        "https://doi.org/10.1093/oxfordjournals.aje.a112510");

    /// <summary>Lipton, Wang and Smola 2018.</summary>
    public static Reference BlackBoxShift { get; } = new(
        "Lipton, Wang and Smola 2018",
        "Lipton, Z. C., Wang, Y.-X., and Smola, A. (2018). Detecting and correcting for label shift with black box predictors. Proceedings of the 35th "
            + "International Conference on Machine Learning. arXiv:1802.03916.",
        "https://arxiv.org/abs/1802.03916");

    /// <summary>Egami et al. 2023.</summary>
    public static Reference DesignBased { get; } = new(
        "Egami et al. 2023",
        "Egami, N., Hinck, M., Stewart, B. M., and Wei, H. (2023). Using imperfect surrogates for downstream inference: Design-based supervised learning "
            + "for social science applications of large language models. Advances in Neural Information Processing Systems 36. arXiv:2306.04746.",
        "https://arxiv.org/abs/2306.04746");

    /// <summary>Zrnic and Candès 2024b.</summary>
    public static Reference CrossPrediction { get; } = new(
        "Zrnic and Candès 2024b",
        "Zrnic, T., and Candès, E. J. (2024b). Cross-prediction-powered inference. Proceedings of the National Academy of Sciences 121(15), e2322083121.",
        "https://doi.org/10.1073/pnas.2322083121");

    /// <summary>Barlow et al. 1972.</summary>
    public static Reference Isotonic { get; } = new(
        "Barlow et al. 1972",
        "Barlow, R. E., Bartholomew, D. J., Bremner, J. M., and Brunk, H. D. (1972). Statistical inference under order restrictions. Wiley.",
        "");

    /// <summary>Friedman 2001.</summary>
    public static Reference BoostedTrees { get; } = new(
        "Friedman 2001",
        "Friedman, J. H. (2001). Greedy function approximation: a gradient boosting machine. The Annals of Statistics 29(5), 1189–1232.",
        "https://doi.org/10.1214/aos/1013203451");

    /// <summary>Hájek 1971.</summary>
    public static Reference Hajek { get; } = new(
        "Hájek 1971",
        "Hájek, J. (1971). Comment on “An essay on the logical foundations of survey sampling, part one”. In V. P. Godambe and D. A. Sprott (eds.), "
            + "Foundations of Statistical Inference, 236. Holt, Rinehart and Winston.",
        "");

    /// <summary>Hájek 1964.</summary>
    public static Reference HajekVariance { get; } = new(
        "Hájek 1964",
        "Hájek, J. (1964). Asymptotic theory of rejective sampling with varying probabilities from a finite population. The Annals of Mathematical "
            + "Statistics 35(4), 1491–1523.",
        "https://doi.org/10.1214/aoms/1177700375");

    /// <summary>Weights of a sample that give known totals of its population, and the variance of what is estimated with them.</summary>
    public static Reference Calibration { get; } = new(
        "Deville and Särndal 1992",
        "Deville, J.-C. and Särndal, C.-E. (1992). Calibration estimators in survey sampling. Journal of the American Statistical Association 87, 376–382.",
        "https://doi.org/10.1080/01621459.1992.10475217");

    /// <summary>Binder 1983.</summary>
    public static Reference Linearisation { get; } = new(
        "Binder 1983",
        "Binder, D. A. (1983). On the variances of asymptotically normal estimators from complex surveys. International Statistical Review 51(3), 279–292.",
        "https://doi.org/10.2307/1402588");

    /// <summary>Deville 1999.</summary>
    public static Reference Deville { get; } = new(
        "Deville 1999",
        "Deville, J.-C. (1999). Variance estimation for complex statistics and estimators: linearization and residual techniques. Survey Methodology "
            + "25(2), 193–203.",
        "");

    /// <summary>Bell and McCaffrey 2002.</summary>
    public static Reference BiasReduced { get; } = new(
        "Bell and McCaffrey 2002",
        "Bell, R. M., and McCaffrey, D. F. (2002). Bias reduction in standard errors for linear regression with multi-stage samples. Survey Methodology "
            + "28(2), 169–181.",
        "");

    /// <summary>Wilson 1927.</summary>
    public static Reference Wilson { get; } = new(
        "Wilson 1927",
        "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association "
            + "22(158), 209–212.",
        "https://doi.org/10.1080/01621459.1927.10502953");

    /// <summary>Agresti and Coull 1998.</summary>
    public static Reference PseudoLabels { get; } = new(
        "Agresti and Coull 1998",
        "Agresti, A., and Coull, B. A. (1998). Approximate is better than “exact” for interval estimation of binomial proportions. The American "
            + "Statistician 52(2), 119–126.",
        "https://doi.org/10.1080/00031305.1998.10480550");

    /// <summary>Neyman 1934.</summary>
    public static Reference Neyman { get; } = new(
        "Neyman 1934",
        "Neyman, J. (1934). On the two different aspects of the representative method: the method of stratified sampling and the method of purposive "
            + "selection. Journal of the Royal Statistical Society 97(4), 558–625.",
        "https://doi.org/10.2307/2342192");

    /// <summary>Deville and Tillé 1998.</summary>
    public static Reference Pivotal { get; } = new(
        "Deville and Tillé 1998",
        "Deville, J.-C., and Tillé, Y. (1998). Unequal probability sampling without replacement through a splitting method. Biometrika 85(1), 89–101.",
        "https://doi.org/10.1093/biomet/85.1.89");

    /// <summary>Efron 1979.</summary>
    public static Reference Bootstrap { get; } = new(
        "Efron 1979",
        "Efron, B. (1979). Bootstrap methods: another look at the jackknife. The Annals of Statistics 7(1), 1–26.",
        "https://doi.org/10.1214/aos/1176344552");

    /// <summary>Efron 1987.</summary>
    public static Reference BiasCorrected { get; } = new(
        "Efron 1987",
        "Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association 82(397), 171–185.",
        "https://doi.org/10.1080/01621459.1987.10478410");

    /// <summary>Davison and Hinkley 1997.</summary>
    public static Reference BasicBootstrap { get; } = new(
        "Davison and Hinkley 1997",
        "Davison, A. C., and Hinkley, D. V. (1997). Bootstrap methods and their application. Cambridge University Press.",
        "https://doi.org/10.1017/CBO9780511802843");

    /// <summary>Cameron, Gelbach and Miller 2011.</summary>
    public static Reference CrossedClusters { get; } = new(
        "Cameron et al. 2011",
        "Cameron, A. C., Gelbach, J. B., and Miller, D. L. (2011). Robust inference with multiway clustering. Journal of Business & Economic Statistics "
            + "29(2), 238–249.",
        "https://doi.org/10.1198/jbes.2010.07136");

    /// <summary>Boos 1992.</summary>
    public static Reference ScoreTest { get; } = new(
        "Boos 1992",
        "Boos, D. D. (1992). On generalized score tests. The American Statistician 46(4), 327–333.",
        "https://doi.org/10.1080/00031305.1992.10475921");

    /// <summary>Woodruff 1952.</summary>
    public static Reference Woodruff { get; } = new(
        "Woodruff 1952",
        "Woodruff, R. S. (1952). Confidence intervals for medians and other position measures. Journal of the American Statistical Association 47(260), "
            + "635–646.",
        "https://doi.org/10.1080/01621459.1952.10483443");

    /// <summary>Holm 1979.</summary>
    public static Reference Holm { get; } = new(
        "Holm 1979",
        "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2), 65–70.",
        "https://www.jstor.org/stable/4615733");

    /// <summary>Waudby-Smith and others 2024.</summary>
    public static Reference ConfidenceSequence { get; } = new(
        "Waudby-Smith et al. 2024",
        "Waudby-Smith, I., Arbour, D., Sinha, R., Kennedy, E. H. and Ramdas, A. (2024). Time-uniform central limit theory and asymptotic confidence "
            + "sequences. The Annals of Statistics 52(6), 2613–2640.",
        "https://doi.org/10.1214/24-AOS2408");

    /// <summary>Zrnic and Fithian 2024.</summary>
    public static Reference Winner { get; } = new(
        "Zrnic and Fithian 2024",
        "Zrnic, T. and Fithian, W. (2024). Locally simultaneous inference. The Annals of Statistics 52(3), 1227–1253.",
        "https://doi.org/10.1214/24-AOS2391");

    /// <summary>Fay and Herriot 1979.</summary>
    public static Reference FayHerriot { get; } = new(
        "Fay and Herriot 1979",
        "Fay, R. E. and Herriot, R. A. (1979). Estimates of income for small places: an application of James–Stein procedures to census data. Journal of the "
            + "American Statistical Association 74(366), 269–277.",
        "https://doi.org/10.1080/01621459.1979.10482505");

    /// <summary>Prasad and Rao 1990.</summary>
    public static Reference PooledError { get; } = new(
        "Prasad and Rao 1990",
        "Prasad, N. G. N. and Rao, J. N. K. (1990). The estimation of the mean squared error of small-area estimators. Journal of the American Statistical "
            + "Association 85(409), 163–171.",
        "https://doi.org/10.1080/01621459.1990.10475320");

    /// <summary>Hothorn, Bretz and Westfall 2008.</summary>
    public static Reference Simultaneous { get; } = new(
        "Hothorn, Bretz and Westfall 2008",
        "Hothorn, T., Bretz, F. and Westfall, P. (2008). Simultaneous inference in general parametric models. Biometrical Journal 50(3), 346–363.",
        "https://doi.org/10.1002/bimj.200810425");
}
