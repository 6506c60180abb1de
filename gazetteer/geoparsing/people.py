"""Words that make a person of a name, and capitalised words that name nothing.

Own list: given names of the late Ottoman and early republican time, titles, and words that begin sentences or stand
in the names of offices.
"""

from __future__ import annotations

__all__ = ["FIRST_NAMES", "GENERIC_WORDS", "NAMES_OF_STREETS", "PEOPLES", "SURNAMES", "TITLES"]

TITLES = "Paşa|Paşalar|Bey|Beyler|Hanım|Hanımlar|Efendi|Efendiler|Ağa|Hoca|Çavuş|Baba|Hazretleri|Pasha|Han"
"""Titles behind a person's name."""

_FIRST_NAMES = """
    abdullah abdurrahman abidin adnan ahmet akdes alaettin ali arif asım atıf aziz bahri baskın bayram behiç bekir
    bilal bilâl bülent cafer celal celâl cemal cemil cevat cevdet cihat derya ebubekir edip emin emrullah engin enver
    erol ertuğrul esat eşref ethem fahir fahri faik falih faruk fatih fatma fehmi ferit fethi feridun fevzi fuat galip
    gürbüz hakkı halide halil halim halit hamdi hamit hasan haydar hikmet hilmi hulusi hüseyin hüsnü hüsamettin
    hüsameddin ibrahim ihsan ilhan ilyas ismail ismet izzet izzettin kamil kâmil kamuran kâmuran kazım kâzım kemal kılıç
    kenan lütfi lütfü mahmut mahmud mazhar mehmed mehmet memduh mete metin mithat muammer muhittin murat musa mustafa
    muzaffer münir nafiz naci nadir nazım nazmi necati necmeddin necmettin nihat nizamettin nuri nusret numan oral orhan
    osman ömer rahmi raşit rauf recep refet refik remzi reşat reşit rıdvan rıfat rıfkı rıza ruşen saadet sabahattin
    sabit sabri sadi sadık saffet said sait salahi salih sami selahattin selami selim semih serpil suat suphi süleyman
    şakir şemsettin şerafettin şeref şerif şevket şükrü tahir tahsin talat tarık tayfur tevfik turan turgut uğur ünal
    vahit vasıf vehbi veli vedat yahya yakup yaşar yavuz yunus yusuf zafer zekai zeki zekeriya ziya george john paul
    david lord sir lev ivan vladimir anatoliy maksim stefanos bernard peter robert william edward louis richard henry
    arnold alexander aleksandr mihail nikolay sergey georges andrew jane jean pierre charles max karl hans otto
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
"""Given names, folded."""

_GENERIC_WORDS = """
    bu bunun buna burada ancak ayrıca fakat daha sonra önce her bir iki üç son ilk yeni eski büyük küçük millî milli
    devlet hükümet hariciye dahiliye harbiye askerî askeri maarif sıhhat ziraat sanayi iktisat ticaret adliye nafia
    merkez genel umumi halk şehir belediye vilayet kız erkek öğretmen muallim yüksek tıp hukuk mühendis güzel sanatlar
    tarih coğrafya etnografya arkeoloji resim heykel dünya cumhuriyet cumhurbaşkanlığı başbakanlık başvekalet türk rus
    sovyet ingiliz fransız alman italyan ermeni gürcü osmanlı müslüman kızıl beyaz birinci ikinci üçüncü
    dördüncü beşinci ertesi heyet heyetin başvekil reis reisi başkan başkanı mebusu valisi vali bey
    paşa efendi hanım ve ile de da ise
    için gazi mareşal general albay yarbay binbaşı yüzbaşı prof dr doç sayın lider bakan bakanı elçisi büyükelçisi
    sefiri konsolosu komutanı kumandanı müfettişi sekreteri müsteşarı müdürü üyesi temsilcisi ordu kolordu böylece çünkü
    nitekim zira hatta yine aynı bütün tüm kendi hem ne o şu biz siz onlar ona onun onu ardından öğleden akşam sabah
    gece gün ayın yıl saat bugün dün yarın misafirler misafir eyalet yerli yabancı meşhur lüks demir kapalı açık orta
    yukarı aşağı sağ sol kara deniz hava emniyet polis otel ocak şubat mart nisan mayıs haziran temmuz ağustos eylül
    ekim kasım aralık teşrin türkler ruslar sovyetler meclis millet istiklal istiklâl hürriyet adalet barış zafer
    atatürk inkılâp
    devrim komünist bolşevik sosyalist parti fırka cemiyet milletler antlaşma konferans savaş palas
"""
GENERIC_WORDS = frozenset(_GENERIC_WORDS.split())
"""Words that may stand before a head or a name and make no proper name of it, folded."""

_SURNAMES = """
    karaman aydın selçuk ünye toros ergani tekin bayburt milan gönen kozan ceyhan develi göksun birecik bayındır
    dikmen cebeci karataş kartal sümer tuna hazar şirvan gürün talas dereli eyüp idil stanford
"""
SURNAMES = frozenset(_SURNAMES.split())
"""Names of places that many people bear, folded."""

_STREETS = "istiklal istiklâl cumhuriyet hürriyet millet zafer gazi devrim inkılâp barış atatürk"
NAMES_OF_STREETS = frozenset(_STREETS.split())
"""Words that name streets and squares, folded."""

_PEOPLES = """
    türk rum ermeni kürt çerkes çerkez laz bulgar sırp yunan arnavut boşnak pomak tatar yahudi musevi hristiyan
    hıristiyan müslüman alevi sünni arap gürcü abaza çeçen macar leh alman fransız ingiliz italyan japon amerikan
    yörük türkmen süryani nasturi keldani ezidi dürzi rus slav cermen ulah hırvat romen kazak özbek moğol acem
    fars ortodoks katolik protestan osmanlı sovyet bektaşi çingene roman göçmen muhacir
"""
PEOPLES = frozenset(_PEOPLES.split())
"""Peoples and faiths, folded: before "köyü" they tell who lives there, not what it is called."""
