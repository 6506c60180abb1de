"""Words that make a person of a name, and capitalised words that name nothing.

Own list: given names of the late Ottoman and early republican time, titles, and words that begin sentences or stand
in the names of offices.
"""

from __future__ import annotations

__all__ = [
    "FIRST_NAMES",
    "GENERIC_WORDS",
    "LANDSCAPE_WORDS",
    "NAMES_OF_STREETS",
    "NO_PLACES",
    "PEOPLES",
    "RANKS",
    "SURNAMES",
    "TITLES",
]

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
    yörük türkmen süryani nasturi keldani ezidi dürzi rus slav cermen ulah hırvat romen kazak özbek moğol acem abhaz
    ubıh şapsığ kabardey kabartay kumuk lezgi oset avar nogay karaçay balkar başkurt karakalpak türkistanlı arnavud
    giritli fellah bedevi kıpti habeş hintli afgan peçenek kuman hitit frig marunî maruni selçuklu memlük safevi
    fars ortodoks katolik protestan osmanlı sovyet bektaşi çingene roman göçmen muhacir
"""
PEOPLES = frozenset(_PEOPLES.split())
"""Peoples and faiths, folded: before "köyü" they tell who lives there, not what it is called."""

_NO_PLACES = """
    lenin ford trans anti pan haçlı renault rolls krupp siemens kurmay erkânıharp stalin troçki çiçerin litvinov
    molotov kalinin voroşilov budyonni kirov frunze orconikidze karahan aralov radek zinovyev kamenev buharin
    mikoyan marks marx engels mussolini hitler göring ribbentrop musolini çörçil churchill chamberlain curzon kürzon
    roosevelt wilson vilson clemenceau klemanso poincare briand brian herriot laval stresemann lloyd eden venizelos
    metaksas konstantin napolyon bismark bismarck nikola wilhelm vilhelm liman sanders goltz allenby lawrence
    kitchener townshend picot sykes bouillon franklin harington harrington bristol toynbee gandi gandhi nehru
    atatürk mustafa kemal enver talat cemal inönü ismet karabekir cebesoy okyar bayar peker saydam aras tengirşenk
    karaosmanoğlu atay arıkan açıkalın menemencioğlu sökmen orbay rauf fevzi çakmak bele tör tarhan şapolyo kadro
    ülkü cumhuriyet milliyet vakit akşam tanin ikdam sabah tasvir tercüman hürriyet ulus hakimiyet hâkimiyet pravda
    izvestiya times temps figaro meşveret mizan servet son posta kurun haber zaman yenigün anadolu kuran kuran-ı
    incil tevrat nutuk söylev allah tanrı hz peygamber islam islamiyet hristiyanlık ramazan kurban bayram komintern
    politbüro narkomindel çeka gpu duma kremlin reichstag parlamento meclis divan saray bâbıâli babıali genelkurmay
    erkân bakanlık başbakanlık vekalet vekâlet sefaret elçilik konsolosluk müdüriyet belediye enstitü üniversite
    darülfünun akademi müze kütüphane opera tiyatro halkevi cemiyet fırka parti kongre konferans komisyon komite
    heyet kabine hükümet hükûmet devlet ordu donanma filo kolordu fırkası tümen alay tabur garp şark şimal cenup
    kuzey güney batı doğu boğaz ada adalar yarımada kıta merkez taşra meşrutiyet tanzimat inkılap inkılâp ihtilal
    devrim mütareke sulh muahede antlaşma anlaşma sözleşme protokol pakt misak misak-ı lozan yasa kanun anayasa
    teşkilat teşkilât müdafaa hilal hilâl kızılay kızılhaç kızılordu wehrmacht gestapo entente itilaf ittifak
    ittihat terakki yavuz hamidiye mecidiye gülcemal ertuğrul kars bandırma alemdar karadeniz ege gruzia reşitpaşa
    averof pazartesi salı çarşamba perşembe cuma cumartesi pazar ilkbahar sonbahar muharrem safer recep şaban şevval
    zilkade zilhicce rebiülevvel rebiülahir cemaziyelevvel cemaziyelahir teşrinievvel teşrinisani kanunuevvel
    kânunuevvel kanunusani kânunusani aralık ocak mart nisan mayıs haziran temmuz ağustos eylül ekim kasım şubat
    avrupalı asyalı bolşeviklik komünizm faşizm faşist nazi çar kral kraliçe padişah sultan halife sadrazam şah
    hidiv vatan millî hak din kurtuluş hürriyet istiklal istiklâl yurt cihan savaş barış hizmet görev aşk ilim halk
    internet twitter youtube google vikipedi radyo televizyon ajans tass reuter havas stefani
"""
NO_PLACES = frozenset(_NO_PLACES.split())
"""Persons, newspapers, ships, bodies, books and feasts that texts spell with a capital and an apostrophe, folded."""

_RANKS = """
    general mareşal albay yarbay binbaşı yüzbaşı teğmen üsteğmen amiral tuğgeneral tümgeneral korgeneral orgeneral
    kaymakam miralay mirliva ferik müşir çavuş onbaşı er lord sir kont baron prens prenses dük kral kraliçe çar
    imparator şah sultan şeyh molla hacı hafız seyyid seyit imam haham papaz piskopos patrik papa bay bayan sayın
    mister mösyö madam matmazel doktor dr prof profesör doçent doç müşavir sefir elçi büyükelçi konsolos vali mebus
    nazır vekil bakan başbakan başvekil cumhurbaşkanı reis başkan reisicumhur yoldaş tovariş lider komiser kumandan
    komutan kaptan mühendis mimar müfettiş muallim öğretmen yazar şair gazeteci muhabir tarihçi ressam heykeltıraş
    von van der gazetesi dergisi mecmuası vapuru gemisi zırhlısı kruvazörü
"""
RANKS = frozenset(_RANKS.split())
"""Ranks, offices and particles before a person's name, folded."""

_LANDSCAPE_WORDS = """
    ticaret sulh ittifak ateşkes garanti kültür tahkim gümrük ikamet telgraf posta kredi takas kliring ek gizli nihai
    barış dostluk içme yağmur memba
    dağ deniz orman sınır hudut köy şehir kasaba liman tren uçak otomobil gemi vapur trafik maden sokak meydan sahil
    kıyı nehir ırmak çay dere tepe göl bağ bahçe taş kum yol köprü su göçmen muhacir çoban komşu balıkçı asker ev
    han kale kilise cami manastır çiftlik tarla mera çöl step bozkır buz kar sis fırtına kış yaz siper mevzi karakol
    gümrük iskele istasyon durak menzil konak kervan kömür petrol tuz demir bakır altın gümüş kurt ayı kartal aslan
    gül çam meşe kavak söğüt ceviz zeytin incir üzüm elma mezar türbe tekke okul mektep hastane fabrika değirmen
    ambar kuyu çeşme pınar kaza nahiye sancak il ilçe bucak mahalle semt bölge mıntıka havza kıta yarımada boğaz
    körfez koy burun ova yayla vadi geçit tünel baraj kanal piyade süvari topçu milis eşkıya çete isyan meskûn
    mahalli mahallî ana baba kardeş kadın çocuk mahkeme nikâh doğum ölüm kuzey güney batı doğu uzak yakın dış iç ön
    arka yan üst alt bazı birkaç birçok bütün hangi dönüş gidiş geliş hac seyahat kervan ticaret ipek baharat demir
    böyle şöyle öyle nasıl niçin neden niye çok az pek hiç belki yalnız sadece bile hâlâ henüz artık önce sonra
"""
LANDSCAPE_WORDS = frozenset(_LANDSCAPE_WORDS.split())
"""Words that begin a sentence before a noun of place and name none: "Dağ köyü", "Tren kazası"."""
